/* Before anything is drawn: what the reader has chosen, and that there are scripts. */
'use strict';

(() => {
  const root = document.documentElement;
  root.classList.add('script');
  try {
    const theme = localStorage.getItem('pobook-theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (localStorage.getItem('pobook-keys') === 'off') root.dataset.keys = 'off';
  } catch {
    // A browser may keep nothing for pages from disk, or for anybody.
  }
})();
