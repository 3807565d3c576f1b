// A stopwatch in the page: from an input event to the frame that shows the last change it led to.
//
// The start is the event's own time stamp. Changes are seen by a MutationObserver; a new image counts when it is
// decoded. Each change is timed when the frame that holds it was painted: a message posted in the animation frame
// arrives after the frame was handed over.
(() => {
  if (window.casebookClock) return;
  const clock = { marks: [], start: null, latest: null, root: null, observer: null };
  window.casebookClock = clock;

  const mark = (kind) => {
    const made = { kind, changed: performance.now(), shown: null };
    clock.marks.push(made);
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { made.shown = performance.now(); };
      channel.port2.postMessage(0);
    });
  };
  const whenDecoded = (image) => {
    const go = () => image.decode().catch(() => {}).then(() => { if (image.isConnected) mark("picture"); });
    if (image.complete && image.naturalWidth) go();
    else image.addEventListener("load", go, { once: true });
  };
  const kindOf = (change, picture) => {
    if (change.type === "attributes" && change.target.classList.contains("cb-follow")) return "follow";
    return !picture || change.target.closest?.(picture) || change.target.parentElement?.closest(picture) ? "picture" : "other";
  };

  /** Watch what is inside `root`. Changes outside `picture`, where that is given, are marked as "other". */
  clock.watch = (root, picture, attributes) => {
    if (clock.observer) clock.observer.disconnect();
    clock.root = document.querySelector(root);
    if (!clock.root) throw new Error(`nothing on the page is ${root}`);
    clock.observer = new MutationObserver((changes) => {
      const kinds = new Set();
      for (const change of changes) {
        const added = [...change.addedNodes].filter((node) => node.nodeType === 1);
        const images = change.type === "attributes" && change.target.tagName === "IMG" ? [change.target]
          : added.flatMap((node) => (node.tagName === "IMG" ? [node] : [...node.querySelectorAll("img")]));
        images.forEach(whenDecoded);
        if (!images.length && (change.type !== "childList" || change.addedNodes.length)) kinds.add(kindOf(change, picture));
      }
      kinds.forEach(mark);
    });
    clock.observer.observe(clock.root, { childList: true, subtree: true, characterData: true, attributeFilter: attributes });
  };
  clock.arm = () => { clock.marks = []; clock.start = null; };
  const begin = (event) => { clock.start ??= event.timeStamp; clock.latest = event.timeStamp; };
  addEventListener("keydown", begin, true);
  addEventListener("click", begin, true);

  /** Wait until nothing changed for `quiet` ms (and the kernel is idle, if `kernel`), or `most` ms have passed. */
  clock.settle = (quiet, most, kernel) => new Promise((done) => {
    const since = performance.now();
    let busy = since;
    const look = () => {
      const now = performance.now();
      const last = clock.marks[clock.marks.length - 1];
      const session = window.jupyterapp.shell.currentWidget.sessionContext.session;
      if (kernel && session.kernel.status !== "idle") busy = now;
      const still = last && last.shown && now - last.changed > quiet && (!kernel || now - busy > quiet);
      if (still || now - since > most) done({ start: clock.start, latest: clock.latest, marks: clock.marks.filter((made) => made.shown) });
      else setTimeout(look, 15);
    };
    look();
  });

  /** Note the time between each two frames, from now until `cut` is called, which gives them back. */
  clock.film = () => {
    const between = [];
    let last = null;
    let on = true;
    const frame = (now) => {
      if (last !== null) between.push(now - last);
      last = now;
      if (on) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    clock.cut = () => { on = false; return between; };
  };
})();
