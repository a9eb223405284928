/*
 * What a page of a handbook does beyond being read: search, colours, keys, tabs, terms, and languages that
 * keep the place. All of it works from disk: nothing is fetched, and the index of the search is a script.
 * Text is written only as text.
 */
'use strict';

window.pobook = window.pobook || {};

(() => {
  const root = document.documentElement;
  const byID = (id) => document.getElementById(id);
  const word = (key) => (pobook.words || {})[key] || key;

  function element(name, attributes, ...children) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) e.setAttribute(key, value);
    e.append(...children);
    return e;
  }

  function keep(key, value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      // Then it holds for this page.
    }
  }

  /* target is the id that the address ends in; one that is not well encoded is none. */
  function target(hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return '';
    }
  }

  /* ---- colours and keys ---- */

  function display() {
    for (const radio of document.querySelectorAll('input[name="theme"]')) {
      radio.checked = radio.value === (root.dataset.theme || '');
      radio.addEventListener('change', () => {
        if (radio.value) root.dataset.theme = radio.value;
        else delete root.dataset.theme;
        keep('pobook-theme', radio.value);
      });
    }
    const keys = byID('pobook-keys');
    if (!keys) return;
    keys.checked = root.dataset.keys !== 'off';
    keys.addEventListener('change', () => {
      if (keys.checked) delete root.dataset.keys;
      else root.dataset.keys = 'off';
      keep('pobook-keys', keys.checked ? '' : 'off');
    });
  }

  /* ---- the place in the text ---- */

  const headings = () => [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)[id]')];

  /* current is the last heading above the middle of the upper half of the window. */
  function current() {
    const line = innerHeight / 4;
    let last = null;
    for (const h of headings()) {
      if (h.getBoundingClientRect().top > line) break;
      last = h;
    }
    return last;
  }

  /* follow marks in the list of headings which of them is being read. */
  function follow() {
    const links = new Map([...document.querySelectorAll('.aside a')].map((a) => [target(a.hash), a]));
    if (links.size === 0) return;
    let waiting = false;
    const update = () => {
      waiting = false;
      let marked = null;
      const line = innerHeight / 4;
      for (const h of headings()) {
        if (h.getBoundingClientRect().top > line) break;
        marked = links.get(h.id) || marked;
      }
      for (const a of links.values()) {
        if (a === marked) a.setAttribute('aria-current', 'location');
        else a.removeAttribute('aria-current');
      }
    };
    addEventListener('scroll', () => {
      if (!waiting) requestAnimationFrame(update);
      waiting = true;
    }, { passive: true });
    update();
  }

  /* languages lets the links to other languages lead to the heading that is being read. */
  function languages() {
    const menu = byID('pobook-languages');
    if (!menu) return;
    const update = () => {
      const h = scrollY > 0 ? current() : null;
      for (const a of menu.querySelectorAll('a')) a.hash = h ? encodeURIComponent(h.id) : '';
    };
    menu.addEventListener('beforetoggle', update);
    menu.addEventListener('pointerdown', update);
    menu.addEventListener('focusin', update);
  }

  /* On the page of all languages, that of the reader stands out. */
  function choice() {
    const links = [...document.querySelectorAll('.choice a')];
    for (const wanted of links.length ? navigator.languages : []) {
      const [language] = wanted.toLowerCase().split('-');
      const script = language === 'zh' ? (/hant|tw|hk|mo/i.test(wanted) ? 'hant' : 'hans') : '';
      const found = links.find((a) => a.lang.toLowerCase() === wanted.toLowerCase())
        || links.find((a) => script && a.lang.toLowerCase().startsWith(`${language}-${script}`))
        || links.find((a) => !script && a.lang.toLowerCase().split('-')[0] === language);
      if (found) {
        found.parentElement.classList.add('yours');
        return;
      }
    }
  }

  /* ---- tabs (ARIA Authoring Practices, Tabs) ---- */

  function tabs() {
    document.querySelectorAll('.tabs').forEach((box, n) => {
      const panels = [...box.children].filter((e) => e.classList.contains('tab'));
      if (panels.length < 2 || !panels.every((p) => p.querySelector(':scope > .tab-label'))) return;
      const list = element('div', { class: 'tablist', role: 'tablist' });
      const buttons = panels.map((panel, i) => {
        const id = panel.id || `pobook-tab-${n + 1}-${i + 1}`;
        panel.id = id;
        panel.setAttribute('role', 'tabpanel');
        panel.setAttribute('aria-labelledby', id + '-label');
        panel.tabIndex = 0;
        const label = panel.querySelector(':scope > .tab-label').textContent;
        const b = element('button', { type: 'button', role: 'tab', id: id + '-label', 'aria-controls': id }, label);
        b.addEventListener('click', () => choose(i));
        panel.addEventListener('beforematch', () => choose(i));
        return b;
      });
      function choose(at, focus) {
        buttons.forEach((b, i) => {
          b.setAttribute('aria-selected', String(i === at));
          b.tabIndex = i === at ? 0 : -1;
          if (i === at) panels[i].removeAttribute('hidden');
          else panels[i].setAttribute('hidden', 'until-found');
        });
        if (focus) buttons[at].focus();
      }
      list.addEventListener('keydown', (event) => {
        const at = buttons.indexOf(document.activeElement);
        const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
        const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
        const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        choose((to + buttons.length) % buttons.length, true);
      });
      list.append(...buttons);
      box.prepend(list);
      choose(0);
    });
    const reveal = () => {
      const place = byID(target(location.hash));
      const hidden = place && place.closest('.tab[hidden]');
      if (!hidden) return;
      hidden.dispatchEvent(new Event('beforematch'));
      place.scrollIntoView();
    };
    addEventListener('hashchange', reveal);
    reveal();
  }

  /* ---- terms: an explanation on hover or focus, which stays while it is pointed at (WCAG 1.4.13) ---- */

  function terms() {
    if (!document.querySelector('main .term[data-note]')) return;
    const box = element('div', { class: 'note-box', role: 'tooltip', id: 'pobook-term', hidden: '' });
    document.querySelector('main').append(box);
    let term = null;
    let timer = 0;

    function show(a) {
      clearTimeout(timer);
      if (term === a) return;
      hide();
      term = a;
      box.textContent = a.dataset.note;
      box.hidden = false;
      a.setAttribute('aria-describedby', box.id);
      const at = a.getClientRects()[0];
      const { offsetWidth: width, offsetHeight: height } = box;
      const left = Math.max(16, Math.min(at.left, root.clientWidth - width - 16));
      const above = at.top - height - 6;
      box.style.left = `${left + scrollX}px`;
      box.style.top = `${(above > 64 ? above : at.bottom + 6) + scrollY}px`;
    }

    function hide() {
      clearTimeout(timer);
      if (term) term.removeAttribute('aria-describedby');
      term = null;
      box.hidden = true;
    }

    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(hide, 250);
    };
    const termOf = (event) => event.target.closest && event.target.closest('.term[data-note]');
    document.addEventListener('pointerover', (event) => {
      const a = termOf(event);
      if (a && event.pointerType !== 'touch') show(a);
      else if (box.contains(event.target)) clearTimeout(timer);
      else if (term && document.activeElement !== term) later();
    });
    document.addEventListener('focusin', (event) => {
      const a = termOf(event);
      if (a && a.matches(':focus-visible')) show(a);
      else if (term) hide();
    });
    document.addEventListener('focusout', (event) => {
      if (termOf(event) === term) later();
    });
    let touched = false;
    document.addEventListener('pointerdown', (event) => {
      touched = event.pointerType === 'touch';
      if (touched && term && !termOf(event) && !box.contains(event.target)) hide();
    });
    // A finger cannot hover: its first touch explains, a second one follows the link.
    document.addEventListener('click', (event) => {
      const a = termOf(event);
      if (!a || !touched || term === a) return;
      event.preventDefault();
      show(a);
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && term) {
        hide();
        event.preventDefault();
      }
    });
  }

  /* ---- search ---- */

  const most = 60; // results that are listed

  /* fold makes the same of letters that readers take for the same: width, case, accents of Latin, Greek and
     Cyrillic letters, the two forms of sigma. */
  function fold(text) {
    if (/^[\x20-\x7E]*$/.test(text)) return text.toLowerCase();
    return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/[\u0300-\u036F]/g, '').normalize('NFC')
      .replace(/ß/g, 'ss').replace(/ς/g, 'σ').replace(/ı/g, 'i').replace(/[’‘]/g, "'");
  }

  let passages = null; // what is found: pages by their titles, with the text above their first heading, and passages below headings

  function read(index) {
    const list = [];
    for (const [href, title, ...rest] of index) {
      const page = { href, id: '', title, heading: '', text: '' };
      list.push(page);
      for (let i = 0; i < rest.length; i += 3) {
        const [id, heading, text] = rest.slice(i, i + 3);
        if (heading === '' || heading === title) page.text += (page.text && ' ') + text;
        else list.push({ href, id, title, heading, text });
      }
    }
    for (const p of list) {
      p.head = fold(p.heading || p.title);
      p.folded = fold(p.text);
    }
    return list;
  }

  /* find returns the passages in which all words are: first titles, then headings, then texts, each in the order of
     the book. */
  function find(query) {
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const ranks = [[], [], []];
    for (const p of passages) {
      if (words.every((w) => p.head.includes(w))) ranks[p.heading ? 1 : 0].push(p);
      else if (words.every((w) => p.head.includes(w) || p.folded.includes(w))) ranks[2].push(p);
    }
    return ranks.flat();
  }

  const characters = new Map(); // folded, as a list of results has the same ones again and again

  function foldCharacter(character) {
    let f = characters.get(character);
    if (f === undefined) characters.set(character, f = fold(character));
    return f;
  }

  /* spans returns where words are in a text, in order and apart, as it is written. */
  function spans(text, words) {
    let folded = '';
    const from = []; // of each unit of the folded text, where its character begins
    for (let i = 0; i < text.length;) {
      const character = String.fromCodePoint(text.codePointAt(i));
      const f = foldCharacter(character);
      for (let k = 0; k < f.length; k++) from.push(i);
      folded += f;
      i += character.length;
    }
    from.push(text.length);
    const list = [];
    for (const w of words) {
      for (let at = folded.indexOf(w); at >= 0; at = folded.indexOf(w, at + w.length)) {
        let end = at + w.length;
        while (end < folded.length && from[end] === from[end - 1]) end++;
        list.push([from[at], from[end]]);
      }
    }
    list.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const apart = [];
    for (const [start, end] of list) {
      const last = apart[apart.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else apart.push([start, end]);
    }
    return apart;
  }

  /* marked returns a text as nodes, with what was found as elements. */
  function marked(text, words) {
    const nodes = [];
    let done = 0;
    for (const [start, end] of spans(text, words)) {
      nodes.push(text.slice(done, start), element('mark', {}, text.slice(start, end)));
      done = end;
    }
    nodes.push(text.slice(done));
    return nodes;
  }

  /* excerpt is what of the text of a passage stands around the first word that was found. Folding seldom changes
     where a word is; if it does, the word is looked for again. */
  function excerpt(passage, words) {
    const places = words.map((w) => passage.folded.indexOf(w)).filter((at) => at >= 0);
    const near = cut(passage.text, places.length ? Math.min(...places) : 0);
    if (places.length === 0 || spans(near, words).length > 0) return near;
    return cut(passage.text, spans(passage.text, words)[0]?.[0] ?? 0);
  }

  /* cut is what of a text stands around a place, without parts of words at its ends. */
  function cut(text, at) {
    const around = /[\u3000-\u9FFF\uAC00-\uD7AF]/.test(text) ? 36 : 80;
    let start = Math.max(0, at - around);
    let end = Math.min(text.length, start + 3 * around);
    if (start > 0) {
      const space = text.indexOf(' ', start);
      if (space >= 0 && space - start < 20) start = space + 1;
    }
    if (end < text.length) {
      const space = text.lastIndexOf(' ', end);
      if (space > start && end - space < 20) end = space;
    }
    const low = (c) => c >= 0xDC00 && c <= 0xDFFF;
    if (low(text.charCodeAt(start))) start++;
    if (low(text.charCodeAt(end))) end++;
    return (start > 0 ? '… ' : '') + text.slice(start, end) + (end < text.length ? ' …' : '');
  }

  function search() {
    const dialog = byID('pobook-search');
    const field = byID('pobook-query');
    const found = byID('pobook-found');
    const results = byID('pobook-results');
    if (!dialog || !byID('pobook-find')) return;

    function open() {
      if (!dialog.open) dialog.showModal();
      field.focus();
      field.select();
      load();
    }

    function load() {
      if (passages || document.querySelector('script[data-index]')) return;
      found.textContent = word('searching');
      const script = element('script', { src: root.dataset.root + 'pobook/search.js', 'data-index': '' });
      script.addEventListener('load', () => {
        passages = read(pobook.index || []);
        delete pobook.index;
        list();
      });
      script.addEventListener('error', () => {
        script.remove();
        found.textContent = word('noIndex');
      });
      document.head.append(script);
    }

    function list() {
      if (!passages) return;
      const query = field.value.trim();
      const all = find(query);
      const words = fold(query).split(/\s+/).filter(Boolean);
      results.replaceChildren(...all.slice(0, most).map((p) => result(p, words)));
      results.scrollTop = 0;
      if (query === '') found.textContent = '';
      else if (all.length === 0) found.textContent = word('noResults');
      else if (all.length > most) found.textContent = word('first').replace('{all}', all.length).replace('{shown}', most);
      else found.textContent = word('results').replace('{all}', all.length);
    }

    function result(p, words) {
      const href = root.dataset.root + encodeURI(p.href).replace(/[?#:]/g, encodeURIComponent) + (p.id ? '#' + encodeURIComponent(p.id) : '');
      const a = element('a', { href });
      if (p.heading) a.append(element('span', { class: 'where' }, p.title));
      a.append(element('strong', {}, ...marked(p.heading || p.title, words)));
      if (p.text) a.append(element('span', { class: 'passage' }, ...marked(excerpt(p, words), words)));
      a.addEventListener('click', () => dialog.close());
      return element('li', {}, a);
    }

    function step(event) {
      const links = [...results.querySelectorAll('a')];
      const at = links.indexOf(document.activeElement);
      if (event.key === 'ArrowDown' && links.length) links[Math.min(at + 1, links.length - 1)].focus();
      else if (event.key === 'ArrowUp' && at > 0) links[at - 1].focus();
      else if (event.key === 'ArrowUp' && at === 0) field.focus();
      else return;
      event.preventDefault();
    }

    byID('pobook-find').addEventListener('click', open);
    field.addEventListener('input', list);
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault(); // which would close the dialog
      const first = results.querySelector('a');
      if (first) first.click();
    });
    dialog.addEventListener('keydown', step);
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    document.addEventListener('keydown', (event) => {
      const inField = event.target.closest && event.target.closest('input, textarea, select, [contenteditable]');
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !inField && root.dataset.keys !== 'off';
      const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!slash && !k) return;
      event.preventDefault();
      open();
    });
  }

  display();
  follow();
  languages();
  choice();
  tabs();
  terms();
  search();

  /* The entry of this page is in view in a long list of contents. */
  const entry = document.querySelector('.chapters a[aria-current]');
  const list = byID('pobook-chapters');
  if (entry && list) list.scrollTop = Math.max(0, entry.offsetTop - list.clientHeight / 2);
})();
