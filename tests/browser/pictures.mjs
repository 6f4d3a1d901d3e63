// What a person would see wrong on a picture of the page, found without a person: to be evaluated in the page.

/** Focus rings that a box around them or the window cuts off, and stops of Tab that show none. */
export function cutRings() {
  const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  const said = new Set();
  const name = (element) => `${element.localName}.${[...element.classList].join('.')} “${(element.ariaLabel ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 30)}”`;
  const drawnBy = (element) => {
    const ringed = ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    const around = [element, element.closest('label'), element.parentElement, ...element.querySelectorAll('*')];
    return around.find((one) => one && ringed(getComputedStyle(one)));
  };
  for (const element of document.querySelectorAll(STOPS)) {
    if (element.disabled || !element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest('.sr, [inert]')) continue;
    element.scrollIntoView({ block: 'center', inline: 'center' });
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) continue;
    const ring = drawnBy(element);
    if (!ring) {
      said.add(`${name(element)} shows no ring`);
      continue;
    }
    const { outlineWidth, outlineOffset } = getComputedStyle(ring);
    const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const box = ring.getBoundingClientRect();
    const edges = { left: box.left - reach, top: box.top - reach, right: box.right + reach, bottom: box.bottom + reach };
    const within = (what, frame, sideways, upright) => {
      const out = [
        sideways && edges.left < frame.left - 0.6 && 'left',
        sideways && edges.right > frame.right + 0.6 && 'right',
        // What is taller than its box is seen a part at a time.
        upright && box.height <= frame.bottom - frame.top + 0.6 && edges.top < frame.top - 0.6 && 'top',
        upright && box.height <= frame.bottom - frame.top + 0.6 && edges.bottom > frame.bottom + 0.6 && 'bottom',
      ].filter(Boolean);
      if (out.length) said.add(`${name(element)} is cut by ${what}: ${out.join(', ')}`);
    };
    let position = getComputedStyle(ring).position;
    for (let up = ring.parentElement; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      // What is placed by something further out is not cut by what lies between.
      if (position === 'absolute' && style.position === 'static' && style.transform === 'none') continue;
      if (position === 'fixed' && style.transform === 'none') continue;
      const clips = (overflow) => overflow !== 'visible';
      const outer = up.getBoundingClientRect();
      const left = outer.left + up.clientLeft;
      const top = outer.top + up.clientTop;
      const frame = { left, top, right: left + up.clientWidth, bottom: top + up.clientHeight };
      if (clips(style.overflowX) || clips(style.overflowY)) within(name(up).split(' ')[0], frame, clips(style.overflowX), clips(style.overflowY));
      position = style.position;
    }
    within('the window', { left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight }, true, false);
  }
  return [...said];
}

/** Buttons, links and fields that say nothing to those who cannot see their picture. */
export function nameless() {
  const words = (element) => {
    const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    return [element.ariaLabel, by, element.textContent, element.title, ...[...(element.labels ?? [])].map((label) => label.textContent)].join(' ');
  };
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
  const shown = all.filter((element) => element.checkVisibility({ contentVisibilityAuto: true }) && element.type !== 'hidden');
  return shown.filter((element) => !/[\p{L}\p{N}]/u.test(words(element))).map((element) => `nameless: ${element.outerHTML.slice(0, 120)}`);
}

/** Tables and rows that are some pixels wider than the box they scroll in: a scroll bar for nothing. */
export function barelyTooWide() {
  const all = [...document.querySelectorAll('main *, .desk *, .stage-card, dialog[open] *')];
  const scrolls = all.filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && element.checkVisibility() && element.clientWidth > 0);
  const few = scrolls.filter((element) => element.scrollWidth > element.clientWidth && element.scrollWidth - element.clientWidth < 40);
  return few.map((element) => `${element.localName}.${element.className} scrolls by ${element.scrollWidth - element.clientWidth} px`);
}
