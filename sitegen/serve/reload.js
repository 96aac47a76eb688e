// Added by `sitegen serve`: reloads the page when the site changes and shows its problems.
(() => {
  "use strict";
  const script = document.currentScript;
  const mark = script.dataset.mark;
  const own = script.dataset.own;
  let known = 0;
  let waiting = null;
  let badge = null;
  let dismissed = "";

  // One request waits for news, and only while the tab is visible: browsers allow few at a time.
  async function listen() {
    if (waiting || document.visibilityState === "hidden") return;
    waiting = new AbortController();
    const signal = waiting.signal;
    try {
      while (!signal.aborted) {
        const query = new URLSearchParams({ known, mark, page: location.pathname });
        const answer = await fetch(`${own}news?${query}`, { signal, cache: "no-store" });
        if (!answer.ok) throw new Error(answer.statusText);
        const state = await answer.json();
        known = state.news;
        if (state.stale) {
          location.reload();
          return;
        }
        show(state);
      }
    } catch (error) {
      if (!signal.aborted) setTimeout(() => { waiting = null; listen(); }, 1000);
    }
    if (signal.aborted) waiting = null;
  }

  function element(name, text, parent) {
    const made = document.createElement(name);
    made.textContent = text;
    parent.append(made);
    return made;
  }

  // A badge in a corner for warnings; the errors themselves over the page.
  function show(state) {
    const shown = state.problems.filter((problem) => problem.severity !== "info");
    const text = JSON.stringify(shown);
    if (badge) badge.remove();
    badge = null;
    if (!shown.length || (text === dismissed && !state.failed)) return;
    badge = document.createElement("div");
    badge.style.cssText = "all: initial; position: fixed; z-index: 2147483647; right: 0; bottom: 0";
    const root = badge.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      section { font: 14px/1.45 system-ui, sans-serif; color: #fff; background: #7a4b00;
        padding: .6em 1em; margin: .75em; border-radius: .5em; max-width: min(46em, 90vw);
        max-height: 60vh; overflow: auto; box-shadow: 0 2px 12px #0006; }
      section.failed { background: #8e1f14; }
      a, button { color: inherit; font: inherit; }
      button { background: none; border: 0; padding: 0 0 0 .75em; cursor: pointer; }
      ol { margin: .5em 0 0; padding-left: 1.5em; } small { display: block; opacity: .85; }
      code { font-size: .92em; }`);
    root.adoptedStyleSheets = [sheet];
    const box = element("section", "", root);
    box.setAttribute("role", "status");
    box.className = state.failed ? "failed" : "";
    const what = state.failed ? "Part of the site could not be built; you see its last good state. " : "";
    element("span", what, box);
    const link = element("a", `${shown.length} problem${shown.length === 1 ? "" : "s"}`, box);
    link.href = `${own}problems`;
    const close = element("button", "\u00d7", box);
    close.setAttribute("aria-label", "Hide");
    close.onclick = () => { dismissed = text; badge.remove(); };
    if (state.failed) {
      const list = element("ol", "", box);
      for (const problem of shown.filter((one) => one.severity === "error")) {
        const item = element("li", "", list);
        const place = [problem.path, problem.line, problem.column].filter(Boolean).join(":");
        if (place) element("code", `${place} `, item);
        element("span", problem.message, item);
        if (problem.hint) element("small", problem.hint, item);
      }
    }
    document.documentElement.append(badge);
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      if (waiting) waiting.abort();
    } else {
      listen();
    }
  });
  addEventListener("pagehide", () => { if (waiting) waiting.abort(); });
  addEventListener("pageshow", listen);
  listen();
})();
