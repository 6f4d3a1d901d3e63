// Runs before the first paint, so that nothing flashes: which theme, and which frame to show until the page is there.
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
  const embedded = query.get('embed') === '1' || query.get('embed') === '';
  const elsewhere = location.hash !== '' && location.hash !== '#home';
  const asked = ['do', 'lesson', 'chapter'].some(name => query.has(name)) && location.hash !== '#home';
  root.dataset.place = embedded ? 'embed' : elsewhere || asked ? 'room' : 'home';
})();
