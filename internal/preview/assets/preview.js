/*
 * Keeps a page of the preview as the files of the handbook are, and opens what belongs to it: search, keys, the
 * PDF. Messages are shown by annotate.js.
 *
 * Pages are made by the server as a whole. When it says that something has changed, the page is fetched again, and
 * those of its parts that are others are put in the place of theirs.
 */
'use strict';

(() => {
  const root = document.documentElement;
  root.classList.add('script');
  const { locale, section } = root.dataset;
  const byId = (id) => document.getElementById(id);
  const api = (name, parameters) => `/-/${name}?${new URLSearchParams(parameters)}`;

  /* element makes one; text is text. */
  function element(name, attributes, ...children) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) e.setAttribute(key, value);
    e.append(...children.filter((c) => c !== '' && c !== null));
    return e;
  }

  async function json(address, options) {
    const answer = await fetch(address, options);
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  }

  /* ---- The page as the files are ---- */

  const partsOf = (id) => [...document.querySelectorAll('#pobook-main [data-message]')].filter((e) => e.dataset.message === id);

  /* inView returns the first part of the text that is seen, which of those of its message it is, and how far from the top. */
  function inView() {
    for (const e of document.querySelectorAll('#pobook-main [data-message]')) {
      const { top, bottom } = e.getBoundingClientRect();
      const id = e.dataset.message;
      if (bottom > 60) return { id, at: partsOf(id).indexOf(e), top };
    }
    return null;
  }

  /* keepPlace scrolls so that a part of the text is where it was. */
  function keepPlace(place) {
    const e = place && partsOf(place.id)[place.at];
    if (e) scrollBy({ top: e.getBoundingClientRect().top - place.top, behavior: 'instant' });
  }

  const parts = new Map(); // what was taken last, by selectors

  /* take puts a part of a fetched page in the place of that of this one, if it is another. */
  function take(fresh, selector) {
    const [now, then] = [document.querySelector(selector), fresh.querySelector(selector)];
    if (!now || !then || parts.get(selector) === then.outerHTML) return false;
    parts.set(selector, then.outerHTML);
    now.replaceWith(document.importNode(then, true));
    return true;
  }

  let running = false;
  let again = false;

  /* refresh fetches the page again. One at a time does: what changes meanwhile is fetched after it. */
  async function refresh() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await fetchPage();
      } while (again);
    } catch {
      // The server is not there; the page says so until it is.
    } finally {
      running = false;
    }
  }

  async function fetchPage() {
    const answer = await fetch(location.pathname + location.search, { headers: { Accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.status === 404) {
      location.assign('/'); // the section was renamed or is gone
      return;
    }
    const place = inView();
    const open = [...document.querySelectorAll('#pobook-main details')].map((d) => d.open);
    root.dataset.stateOfFiles = fresh.documentElement.dataset.stateOfFiles;
    document.title = fresh.title;
    const main = take(fresh, '#pobook-main');
    for (const selector of ['#pobook-problems', '.choices .locales', '.turn', '.head .book']) take(fresh, selector);
    if (main) {
      [...document.querySelectorAll('#pobook-main details')].forEach((d, i) => { if (open[i]) d.open = true; });
      reachable();
      keepPlace(place);
    }
    if (section) await fetchMessages();
    document.dispatchEvent(new CustomEvent('pobook:fresh'));
  }

  async function fetchMessages() {
    const data = await json(api('messages', { locale, section }));
    pobook.annotate.update(data);
    const work = data.messages.filter((m) => m.state !== 'translated').length;
    byId('pobook-open-count').textContent = work ? String(work) : '';
  }

  /* addressed shows the message that the address names. */
  function addressed() {
    if (location.hash.startsWith('#m-')) pobook.annotate.select(location.hash.slice(3));
  }

  /* ---- What is new ---- */

  function listen() {
    const events = new EventSource('/-/events');
    let lost = false;
    events.addEventListener('open', () => {
      byId('pobook-lost').hidden = true;
      if (lost) refresh();
      lost = false;
    });
    events.addEventListener('error', () => {
      lost = true;
      byId('pobook-lost').hidden = false;
    });
    // What was saved after the page was made, and before it listened, has been told to nobody.
    events.addEventListener('state', ({ data }) => { if (data !== root.dataset.stateOfFiles) refresh(); });
    events.addEventListener('change', refresh);
    events.addEventListener('coverage', () => {
      if (section) fetchMessages().catch(() => {});
      else refresh();
    });
    events.addEventListener('pdf', () => { if (section && !byId('pobook-paper').hidden) paper(false); });
    addEventListener('pagehide', () => events.close());
  }

  /* ---- Texts by the keyboard ---- */

  /* reachable lets the texts have the focus that need work. */
  function reachable() {
    for (const e of document.querySelectorAll('#pobook-main [data-state]')) {
      if (e.dataset.state !== 'translated' && !e.closest('a, button, summary')) e.tabIndex = 0;
    }
  }

  function entered(event) {
    const e = event.target.closest('#pobook-main [data-message]');
    if (event.key !== 'Enter' || !e || e !== event.target) return;
    event.preventDefault();
    pobook.annotate.select(e.dataset.message, { scroll: false, focus: true });
  }

  /* ---- Search ---- */

  let asked = null;
  let waiting = 0;

  function search() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  }

  async function ask() {
    if (asked) asked.abort();
    asked = new AbortController();
    const question = byId('pobook-search-field').value.trim();
    const [state, list] = [byId('pobook-search-state'), byId('pobook-search-hits')];
    if (question === '') {
      state.textContent = '';
      list.replaceChildren();
      return;
    }
    try {
      const answer = await json(api('search', { locale, q: question }), { signal: asked.signal });
      const { nothing, found, more } = byId('pobook-search').dataset;
      const count = answer.hits.length;
      state.textContent = count === 0 ? nothing : (answer.more ? more : found).replace('{n}', count);
      list.replaceChildren(...answer.hits.map((hit) => element('li', {}, element('a', { href: hit.address },
        element('span', { class: 'where' }, hit.section),
        element('span', { class: 'translation' }, ...excerpt(hit.text || '', question)),
        element('span', { class: 'source' }, ...excerpt(hit.source, question))))));
    } catch (error) {
      if (error.name !== 'AbortError') state.textContent = byId('pobook-lost').textContent;
    }
  }

  const longest = 140;

  /* excerpt returns the part of a text in which a question is found, with marks. */
  function excerpt(text, question) {
    const line = text.replace(/\s+/g, ' ');
    const words = question.split(/\s+/).filter(Boolean);
    const places = words.map((w) => line.toLowerCase().indexOf(w.toLowerCase())).filter((at) => at >= 0);
    const from = Math.max(0, Math.min(...places, line.length) - 40);
    const start = places.length ? from : 0;
    const shown = (start > 0 ? '…' : '') + line.slice(start, start + longest) + (start + longest < line.length ? '…' : '');
    const pattern = words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    return shown.split(new RegExp(`(${pattern})`, 'gi')).map((part, i) => (i % 2 ? element('mark', {}, part) : part));
  }

  function moveInHits(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const links = [byId('pobook-search-field'), ...byId('pobook-search-hits').querySelectorAll('a')];
    const next = links[links.indexOf(document.activeElement) + step];
    if (next) next.focus();
  }

  function firstHit(event) {
    const link = byId('pobook-search-hits').querySelector('a');
    if (event.key === 'Enter' && link) link.click();
  }

  /* ---- The PDF ---- */

  let shownAddress = '';

  async function paper(make) {
    let job;
    try {
      job = await json(api('pdf', { locale, section, ...(make ? { make: 1 } : {}) }));
    } catch {
      return;
    }
    const box = byId('pobook-paper');
    const button = byId('pobook-paper-make');
    const busy = job.busy || make;
    button.disabled = busy;
    button.textContent = job.address ? box.dataset.again : box.dataset.make;
    byId('pobook-paper-state').replaceChildren(...paperState(job, busy, box.dataset));
    const address = job.address ? `${job.address}#page=${job.page}` : '';
    byId('pobook-paper-open').hidden = !address;
    if (address && address !== shownAddress) {
      shownAddress = address;
      byId('pobook-paper-open').href = address;
      const frame = element('iframe', { src: `${address}&navpanes=0&view=FitH`, title: 'PDF' });
      const old = box.querySelector('iframe');
      if (old) old.replaceWith(frame);
      else box.append(frame);
    }
  }

  function paperState(job, busy, words) {
    if (busy) {
      const text = job.writing ? words.writing : words.making.replace('{n}', job.set).replace('{all}', job.sections);
      const bar = element('progress', { max: Math.max(1, job.sections), 'aria-label': text });
      if (job.sections && !job.writing) bar.value = job.set;
      return [text, bar];
    }
    if (job.failed) {
      return [element('p', {}, words.failed), element('ul', {}, ...job.failed.map((line) => element('li', {}, element('code', {}, line))))];
    }
    return job.address ? [] : [words.nothing];
  }

  function togglePaper(open) {
    byId('pobook-paper').hidden = !open;
    root.classList.toggle('with-paper', open);
    document.querySelector('[data-open-paper]').setAttribute('aria-expanded', String(open));
    if (open) paper(false);
  }

  /* ---- The user ---- */

  function openDialog(id) {
    const dialog = byId(id);
    if (!dialog || dialog.open) return;
    dialog.showModal();
    if (id === 'pobook-search') byId('pobook-search-field').select();
  }

  function otherView() {
    const other = document.querySelector('.views a:not([aria-current])');
    if (other) location.assign(other.href + location.hash);
  }

  function pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
    const action = { '/': () => openDialog('pobook-search'), '?': () => openDialog('pobook-keys'), s: otherView }[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }

  function clicked(event) {
    const { target } = event;
    const opens = target.closest('[data-open]');
    if (opens) openDialog(opens.dataset.open);
    if (target.closest('[data-close]')) target.closest('dialog').close();
    if (target.localName === 'dialog') target.close(); // the backdrop
    if (target.closest('[data-open-paper]')) togglePaper(byId('pobook-paper').hidden);
    if (target.closest('#pobook-paper-close')) togglePaper(false);
    if (target.closest('#pobook-paper-make')) paper(true);
    if (target.closest('#pobook-search-hits a')) byId('pobook-search').close();
  }

  document.addEventListener('click', clicked);
  if (section) {
    document.addEventListener('keydown', pressed);
    document.addEventListener('keydown', entered);
    byId('pobook-search-field').addEventListener('input', search);
    byId('pobook-search-field').addEventListener('keydown', firstHit);
    byId('pobook-search').addEventListener('keydown', moveInHits);
    for (const b of document.querySelectorAll('[data-open], [data-open-paper]')) b.hidden = false;
    reachable();
    fetchMessages().then(addressed, () => {});
  }
  listen();
})();
