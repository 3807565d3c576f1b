"""What a teacher or author does from a shell: check, build, and (later) collect and grade. Knows no widgets."""
