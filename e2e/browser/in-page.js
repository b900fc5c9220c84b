// Runs inside the pages under test, as a debugger would run it: their own policy allows no foreign script, and shall not.
globalThis.inPage = {
  /** Data has come. */
  isAtRest(mayBeBusy) {
    const busy = document.querySelector("[aria-busy=true], [data-slot=skeleton], main .animate-pulse") !== null;
    return document.readyState === "complete" && document.querySelector("h1") !== null && (mayBeBusy || !busy);
  },

  /** Fonts are there and two frames were painted. */
  async painted() {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  },

  facts() {
    const root = document.documentElement;
    return { language: root.lang, headings: document.querySelectorAll("h1").length, isDark: root.classList.contains("dark"), title: document.title };
  },

  async violations(tags) {
    const { violations } = await globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    const describe = (node) => `${node.target.join(" ")} ${(node.failureSummary ?? "").replaceAll(/\s+/g, " ")}`;
    return violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.slice(0, 3).map(describe).join(" | ")}`);
  },

  /** The page is wider than the screen, or a control lies beside it. */
  beyondTheScreen() {
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    const scrollsSideways = (element) => {
      for (let parent = element.parentElement; parent; parent = parent.parentElement) if (/auto|scroll/.test(getComputedStyle(parent).overflowX) && parent.scrollWidth > parent.clientWidth) return true;
      return false;
    };
    for (const element of document.querySelectorAll("main :is(a, button, input, textarea, [role=combobox], h1), header :is(a, button)")) {
      const box = element.getBoundingClientRect();
      const isHidden = box.width <= 1 || box.height <= 1 || getComputedStyle(element).visibility === "hidden" || element.closest("[aria-hidden=true]") !== null;
      if (isHidden || (box.left >= -1 && box.right <= width + 1) || scrollsSideways(element)) continue;
      found.push(`${element.tagName.toLowerCase()} “${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}” from ${Math.round(box.left)} to ${Math.round(box.right)}`);
    }
    return found;
  },

  /** The name of what has the focus when it looks no different without it; null when the focus can be seen. */
  focusWithoutMark() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    // The mark may lie on what surrounds a field, as around a place to drop files.
    const places = [element, element.parentElement, element.parentElement?.parentElement].filter(Boolean);
    const look = () => {
      for (const animation of document.getAnimations()) animation.finish();
      return places.map((place) => {
        const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(place);
        return [outline, boxShadow, borderColor, backgroundColor].join();
      }).join();
    };
    const focused = look();
    element.blur();
    const plain = look();
    element.focus({ preventScroll: true });
    return focused === plain ? `${element.tagName} ${element.getAttribute("aria-label") ?? (element.textContent ?? "").slice(0, 40)}` : null;
  },
};
