"""How smoothly a map moves in a real browser: frame times of panning, zooming and arrow keys. Prints a table.

    python benchmarks/map_frames.py [NODES ...]

Asserts nothing. Needs Chromium and Playwright, as the browser tests do. One change a frame; at 60 Hz a frame has
16.7 ms.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "browser"))

from lab import jupyterlab, launch, open_notebook, run_all, write_notebook  # noqa: E402

FRAMES = """async ([kind, count]) => {
  const view = document.querySelector('.cb-map');
  const box = view.querySelector('.cb-canvas');
  const larger = view.querySelector('[aria-label=Larger]'), smaller = view.querySelector('[aria-label=Smaller]');
  const keys = ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowRight'];
  view.querySelector('.cbm-node[tabindex="0"]').focus();
  const deed = {
    pan: (i) => { box.scrollTop += i % 40 < 20 ? 25 : -25; box.scrollLeft += i % 60 < 30 ? 15 : -15; },
    zoom: (i) => (i % 8 < 4 ? larger : smaller).click(),
    keys: (i) => document.activeElement.dispatchEvent(
      new KeyboardEvent('keydown', { key: keys[i % keys.length], bubbles: true, cancelable: true })),
    still: () => {},
  }[kind];
  const times = [];
  let last = await new Promise(requestAnimationFrame);
  for (let i = 0; i < count; i++) {
    deed(i);
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times.sort((a, b) => a - b); }"""


def main(sizes: list[int]) -> None:
    """Print frame times for maps of these sizes."""
    print("| nodes | what | frame, median ms | p95 | most | frames over 20 ms |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for size in sizes:
            code = (f"import sys; sys.path.insert(0, {str(HERE)!r})\nfrom layout import synthetic\n"
                    f"from casebook.widgets.argument import Map\nMap(synthetic({size}))")
            write_notebook(Path(folder) / f"{size}.ipynb", [code])
        (Path(folder) / "data" / "articles").mkdir(parents=True)
        with jupyterlab(Path(folder)) as base:
            browser = launch(playwright)
            for size in sizes:
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                open_notebook(page, base, f"{size}.ipynb")
                assert run_all(page) == []
                page.wait_for_selector(".cb-map .cbm-node")
                page.wait_for_timeout(1000)
                for kind in ("still", "pan", "zoom", "keys"):
                    times = page.evaluate(FRAMES, [kind, 120])
                    middle, high = times[len(times) // 2], times[int(len(times) * 0.95)]
                    slow = sum(time > 20 for time in times)
                    print(f"| {size} | {kind} | {middle:.1f} | {high:.1f} | {times[-1]:.1f} | {slow} of {len(times)} |")
                page.close()
            browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [40, 200])
