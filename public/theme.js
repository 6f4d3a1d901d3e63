// Runs before the first paint, so that nothing flashes: which theme, how large the text, how the page folds, and which
// frame to show until the page is there.
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  let theme = query.get('theme');
  if (theme !== 'light' && theme !== 'dark') {
    // In a sandboxed frame even asking for the storage throws.
    try { theme = localStorage.getItem('afterlaunch.theme'); } catch { theme = null; }
  }
  if (theme !== 'light' && theme !== 'dark') theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = theme;

  const size = query.get('text')?.trim() ?? '';
  if (/^\d+$/.test(size) && size >= 75 && size <= 200) root.style.fontSize = `${size}%`;

  const embedded = query.get('embed') === '1' || query.get('embed') === '';
  // How much room there is, in rem: larger text folds the page like a smaller window does. Media queries alone measure
  // in the text size of the browser and know nothing of the page's own, so style sheets ask for these words instead.
  // A frame has no place for four questions side by side where a window has.
  const FOLDS = {
    snug: 'width: 84.99', narrow: 'width: 74.99', phone: embedded ? 'width: 48.74' : 'width: 44.99', hand: 'width: 29.99', slim: 'width: 24', tiny: 'width: 19.99',
    low: 'height: 43.74', short: 'height: 37.49', flat: 'height: 26',
  };
  const fold = () => {
    const rem = parseFloat(getComputedStyle(root).fontSize);
    const holds = fold => matchMedia(FOLDS[fold].replace(/(.*): (.*)/, (_, side, most) => `(max-${side}: ${most * rem}px)`)).matches;
    root.dataset.form = Object.keys(FOLDS).filter(holds).join(' ');
  };
  fold();
  addEventListener('resize', fold);

  const elsewhere = location.hash !== '' && location.hash !== '#home';
  const asked = ['do', 'lesson', 'chapter'].some(name => query.has(name)) && location.hash !== '#home';
  root.dataset.place = embedded ? 'embed' : elsewhere || asked ? 'room' : 'home';
})();
