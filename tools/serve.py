"""Start JupyterLab, as `python -m jupyterlab` does, in about half the time until it answers.

On import, jsonschema builds a grammar for international web addresses ("iri") if the package rfc3987-syntax is there,
and jupyter-events brings that package along. This takes 0.8 s and 16 MiB of every start, and no schema of Jupyter uses
the format. jsonschema goes on without it; all other formats are checked as ever.
"""

from __future__ import annotations

import sys

sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # to Python: a package that cannot be imported

from jupyterlab.labapp import main  # type: ignore[import-untyped]  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
