/*
 * Shows which message of a catalogue each text of a page comes from, and what is known of it.
 *
 * It serves the static site (`build --format html --annotate`) and `pobook preview` alike. It makes
 * no request, keeps nothing, and writes text only as text.
 *
 * What the page has
 *
 *   <main>                       the text: elements [data-message="<id>"], with [data-state] where it
 *                                needs work, and places <span id="m-<id>">; several elements may be of
 *                                one message, and the same message may stand in two columns
 *   <aside id="pobook-messages" hidden> empty; filled and shown by this script (the panel)
 *   [data-open-messages]         any number of buttons that open the panel, hidden until there is data
 *   pobook.words                 the words of the interface, by the keys of website.Words
 *   annotate.css                 the look of the marks and of the panel; look.css has the colours
 *
 * What it is given: pobook.messages, set by a script before this one, or pobook.annotate.update(data)
 *
 *   {
 *     catalogue: "locales/zh_Hant/02-usage.po",  the file, "" if there is none
 *     lang: "zh-Hant", dir: "ltr",               of msgstr
 *     sourceLang: "en", sourceDir: "ltr",        of msgid
 *     before: "01-intro.html#m-…", after: "…",   where `p` and `n` go beyond this page; "" or absent: nowhere
 *     messages: [{                               in the order of the catalogue
 *       id: "b0a5…",                             as in data-message
 *       state: "translated" | "fuzzy" | "untranslated" | "faulty",
 *       msgctxt: "", msgid: "…", plural: "",     plural: msgid_plural
 *       msgstr: ["…"],                           one for each plural form; absent or [""] if untranslated
 *       previous: "",                            #| msgid
 *       extracted: ["…"], comments: ["…"],       #. for translators; # by translators
 *       flags: ["c-format"], references: ["handbook/02-usage.md:12"],
 *       terms: [{ source, term, note }],
 *       findings: [{ severity: "error" | "warning" | "note", code, message, hint, explanation, wrong, right }],
 *       line: 12,                                of the entry in the catalogue, from 1; 0: not in it
 *       weblate: "https://…"                     the unit there; "" or absent: not known
 *     }]
 *   }
 *
 *   All but id, state and msgid may be absent.
 *
 * What it offers: pobook.annotate
 *
 *   update(data)     new data, or a new text in <main>: filter and selection are kept, by id
 *   select(id, { scroll: true, focus: false })   shows a message; false if it is not known
 *   open(), close()  the panel
 *   step(direction)  1: the next message that needs work, -1: the one before; every(direction): any message
 *
 * Events on document (CustomEvent)
 *
 *   pobook:select    detail: { id, message }, after a message is shown
 *   pobook:close     after the panel is closed
 *   pobook:beyond    detail: { direction }, cancelable, where step leaves the page; unless it is
 *                    prevented, the browser goes to `before` or `after`
 *
 * Keys, unless <html data-keys="off"> or a field has the focus: n, p: next and previous message that needs work;
 * j, k: next and previous message; Escape: closes. An address that ends in #m-<id> shows that message.
 */
'use strict';

window.pobook = window.pobook || {};

pobook.annotate = (() => {
  const states = ['untranslated', 'fuzzy', 'faulty', 'translated'];
  const main = () => document.querySelector('main');
  const panel = () => document.getElementById('pobook-messages');
  const word = (key) => (pobook.words || {})[key] || key;

  let data = null;
  let byId = new Map();
  let shown = new Set(states.slice(0, 3)); // the states that are marked, listed, and stepped through
  let selected = '';
  let opener = null; // what had the focus before the panel was opened

  /* element makes one: element('p', { class: 'x' }, 'text', child, …). */
  function element(name, attributes, ...children) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (typeof value === 'function') e.addEventListener(key, value);
      else if (value === true) e.setAttribute(key, '');
      else if (value !== false && value !== undefined && value !== null && value !== '') e.setAttribute(key, value);
    }
    e.append(...children.filter((c) => c !== null && c !== undefined && c !== ''));
    return e;
  }

  const button = (label, action, attributes) => element('button', { type: 'button', click: action, ...attributes }, label);

  const source = () => ({ lang: data.sourceLang, dir: data.sourceDir });
  const target = () => ({ lang: data.lang, dir: data.dir });

  /* partsOf are the elements of the text that are of a message. */
  const partsOf = (id) => [...main().querySelectorAll('[data-message]')].filter((e) => e.dataset.message === id);

  const stateWord = (state) => word('state.' + state);

  /* ---- the panel ---- */

  function render() {
    const top = element('div', { class: 'panel-top' },
      element('h2', { id: 'pobook-messages-title' }, word('messages')),
      button('×', close, { class: 'panel-close', 'aria-label': word('close'), title: word('close') + ' (Esc)' }));
    const body = selected && byId.has(selected) ? detail(byId.get(selected)) : list();
    panel().replaceChildren(top, filter(), body);
    panel().setAttribute('aria-labelledby', 'pobook-messages-title');
    mark();
  }

  /* filter is at once the legend: each state with its mark and how many messages are in it. */
  function filter() {
    const boxes = states.map((state) => {
      const count = data.messages.filter((m) => m.state === state).length;
      const box = element('input', {
        type: 'checkbox', checked: shown.has(state), change: () => {
          if (shown.has(state)) shown.delete(state);
          else shown.add(state);
          render();
          panel().querySelector(`input[value="${state}"]`).focus();
        }, value: state,
      });
      return element('label', {}, box, element('span', { class: 'mark', 'data-state': state }, stateWord(state)), element('span', { class: 'count' }, String(count)));
    });
    return element('fieldset', { class: 'filter' }, element('legend', {}, word('show')), ...boxes);
  }

  function list() {
    const messages = data.messages.filter((m) => shown.has(m.state));
    if (messages.length === 0) {
      const done = data.messages.every((m) => m.state === 'translated');
      return element('div', { class: 'panel-body' }, element('p', { class: 'quiet' }, word(done ? 'allDone' : 'noneShown')), further(), keys());
    }
    const items = messages.map((m) => element('li', {}, element('button', { type: 'button', click: () => select(m.id, { focus: true }) },
      element('span', { class: 'badge', 'data-state': m.state }, stateWord(m.state)),
      element('span', { class: 'excerpt', ...(m.state === 'translated' ? target() : source()) }, excerpt(m)))));
    return element('div', { class: 'panel-body' }, element('ol', { class: 'message-list' }, ...items), further(), keys());
  }

  function excerpt(m) {
    const text = (m.state === 'translated' && m.msgstr && m.msgstr[0]) || m.msgid;
    return text.length > 120 ? text.slice(0, 120) + '…' : text;
  }

  /* further leads to the pages before and after that have messages that need work. */
  function further() {
    const links = [];
    if (data.before) links.push(element('a', { href: data.before }, word('pageBefore')));
    if (data.after) links.push(element('a', { href: data.after }, word('pageAfter')));
    return links.length ? element('p', { class: 'further' }, ...links) : null;
  }

  function keys() {
    const rows = [['n', 'p', 'keys.work'], ['j', 'k', 'keys.any'], ['Esc', '', 'keys.close']];
    return element('dl', { class: 'keys' }, ...rows.flatMap(([one, other, key]) => [
      element('dt', {}, element('kbd', {}, one), other ? ' ' : '', other ? element('kbd', {}, other) : ''),
      element('dd', {}, word(key)),
    ]));
  }

  function detail(m) {
    const at = data.messages.indexOf(m);
    const bar = element('div', { class: 'panel-bar' },
      button(word('list'), () => { selected = ''; render(); focusPanel(); }, { class: 'plain' }),
      element('span', { class: 'panel-place' }, `${at + 1} / ${data.messages.length}`),
      button('‹', () => every(-1), { 'aria-label': word('messageBefore'), title: word('messageBefore') + ' (k)' }),
      button('›', () => every(1), { 'aria-label': word('messageAfter'), title: word('messageAfter') + ' (j)' }));
    const body = element('div', { class: 'panel-body' },
      element('p', { class: 'panel-state' }, element('span', { class: 'badge', 'data-state': m.state }, stateWord(m.state)),
        partsOf(m.id).length ? '' : element('span', { class: 'quiet' }, word('notInText'))),
      ...findings(m), ...texts(m), ...remarks(m), ...terms(m), ...address(m), keys());
    const box = element('div', { class: 'panel-detail' }, bar, body);
    return box;
  }

  const part = (title, ...children) => element('section', {}, element('h3', {}, title), ...children);
  const text = (content, language, attributes) => element('p', { class: 'panel-text', ...language, ...attributes }, content);

  function texts(m) {
    const list = [part(word('source'), text(m.msgid, source()), m.plural ? text(m.plural, source()) : '',
      m.msgctxt ? element('p', { class: 'quiet' }, word('context') + ' ' + m.msgctxt) : '')];
    const forms = (m.msgstr || []).filter((form) => form !== '');
    list.push(part(word('translation'), ...(forms.length
      ? forms.map((form) => text(form, target()))
      : [element('p', { class: 'quiet' }, word('noTranslation'))])));
    if (m.previous && m.previous !== m.msgid) {
      list.push(part(word('changes'), element('p', { class: 'panel-text changes', ...source() }, ...changes(m.previous, m.msgid))));
    }
    return list;
  }

  function findings(m) {
    if (!m.findings || !m.findings.length) return [];
    return [part(word('findings'), ...m.findings.map((f) => element('div', { class: 'finding', 'data-severity': f.severity },
      element('p', {}, element('strong', {}, f.message), f.hint ? ' — ' + f.hint : ''),
      f.explanation || f.wrong || f.right ? element('details', {}, element('summary', {}, word('explain'), ' ', element('code', {}, f.code)),
        ...(f.explanation || '').split(/\n{2,}/).filter((p) => p.trim()).map((p) => element('p', {}, p)),
        f.wrong ? element('p', { class: 'example wrong' }, element('b', {}, word('wrong')), ' ', element('span', {}, f.wrong)) : '',
        f.right ? element('p', { class: 'example right' }, element('b', {}, word('right')), ' ', element('span', {}, f.right)) : '') : '')))];
  }

  function remarks(m) {
    const list = [];
    const lines = (texts) => texts.map((t) => element('p', {}, t));
    if (m.comments && m.comments.length) list.push(part(word('comments'), ...lines(m.comments)));
    if (m.extracted && m.extracted.length) list.push(part(word('guidance'), ...lines(m.extracted)));
    return list;
  }

  function terms(m) {
    if (!m.terms || !m.terms.length) return [];
    return [part(word('terms'), element('dl', { class: 'panel-terms' }, ...m.terms.flatMap((t) => [
      element('dt', source(), t.source),
      element('dd', {}, element('span', target(), t.term), t.note ? element('span', { class: 'quiet' }, ' ' + t.note) : ''),
    ])))];
  }

  /* address is where the message is: in the catalogue, to copy, in the section, and at Weblate. */
  function address(m) {
    const list = [];
    if (data.catalogue && m.line) {
      const place = `${data.catalogue}:${m.line}`;
      const code = element('code', {}, place);
      const said = element('span', { role: 'status', class: 'quiet' });
      list.push(part(word('catalogue'), element('p', { class: 'panel-place-line' }, code,
        button(word('copy'), () => copy(place, code).then((ok) => { said.textContent = ok ? word('copied') : ''; })), said)));
    }
    const facts = [...(m.references || []), ...(m.flags || [])];
    if (facts.length) list.push(element('p', { class: 'quiet panel-facts' }, facts.join(' · ')));
    if (m.weblate) {
      list.push(element('p', {}, element('a', { class: 'panel-weblate', href: m.weblate, target: '_blank', rel: 'noopener noreferrer' }, word('weblate'))));
    }
    return list;
  }

  /* copy puts a text into the clipboard, or else marks it so that the user can. */
  async function copy(content, shownIn) {
    try {
      await navigator.clipboard.writeText(content);
      return true;
    } catch {
      getSelection().selectAllChildren(shownIn);
      return document.execCommand('copy');
    }
  }

  /* ---- what is different between two texts ---- */

  const mostTokens = 1200;

  /* changes returns the words of two texts: those of the older one alone as del, of the newer one as ins. */
  function changes(older, newer) {
    const tokens = (t) => t.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+|\s+|[^]/gu) || [];
    const a = tokens(older);
    const b = tokens(newer);
    if (a.length > mostTokens || b.length > mostTokens) {
      return [element('del', {}, older), ' ', element('ins', {}, newer)];
    }
    const nodes = [];
    const add = (name, token) => {
      const last = nodes[nodes.length - 1];
      if (last && last.name === name) last.text += token;
      else nodes.push({ name, text: token });
    };
    for (const [name, token] of edits(a, b)) add(name, token);
    return nodes.map((n) => (n.name ? element(n.name, {}, n.text) : n.text));
  }

  /* edits follows a longest common subsequence of two lists. */
  function edits(a, b) {
    const width = b.length + 1;
    const longest = new Uint16Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        longest[i * width + j] = a[i] === b[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
      }
    }
    const result = [];
    let i = 0;
    let j = 0;
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) {
        result.push(['', a[i]]);
        i++;
        j++;
      } else if (j >= b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
        result.push(['del', a[i++]]);
      } else {
        result.push(['ins', b[j++]]);
      }
    }
    return result;
  }

  /* ---- the text ---- */

  /* mark says in <main> which states are marked, and which message is shown. */
  function mark() {
    main().dataset.show = [...shown].join(' ');
    for (const e of main().querySelectorAll('.selected')) e.classList.remove('selected');
    if (selected) for (const e of partsOf(selected)) e.classList.add('selected');
  }

  /* reveal opens what a text is folded away in. */
  function reveal(e) {
    for (let p = e; p; p = p.parentElement) {
      if (p.localName === 'details') p.open = true;
      if (p.hidden && p !== panel()) p.dispatchEvent(new Event('beforematch'));
    }
  }

  function calm() {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  }

  function scrollTo(id) {
    const first = partsOf(id)[0];
    if (!first) return;
    reveal(first);
    // At the foot of a narrow window, the panel covers the middle.
    const below = panel().getBoundingClientRect().width > innerWidth * 0.9;
    first.scrollIntoView({ block: below ? 'start' : 'center', behavior: calm() });
  }

  function focusPanel() {
    panel().focus({ preventScroll: true });
  }

  function open() {
    if (!data) return;
    if (panel().hidden) opener = document.activeElement;
    panel().hidden = false;
    document.documentElement.classList.add('with-messages');
    for (const b of document.querySelectorAll('[data-open-messages]')) b.setAttribute('aria-expanded', 'true');
    render();
  }

  function close() {
    if (panel().hidden) return;
    const had = panel().contains(document.activeElement);
    selected = '';
    mark();
    panel().hidden = true;
    document.documentElement.classList.remove('with-messages');
    for (const b of document.querySelectorAll('[data-open-messages]')) b.setAttribute('aria-expanded', 'false');
    if (had && opener && opener.isConnected) opener.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent('pobook:close'));
  }

  function select(id, options) {
    const { scroll = true, focus = false } = options || {};
    const message = byId.get(id);
    if (!message) return false;
    selected = id;
    open();
    panel().scrollTop = 0;
    if (scroll) scrollTo(id);
    if (focus) focusPanel();
    try {
      history.replaceState(null, '', '#m-' + id);
    } catch {
      // A browser may forbid it to pages from disk; then the address stays as it was.
    }
    announce(`${stateWord(message.state)}: ${excerpt(message)}`);
    document.dispatchEvent(new CustomEvent('pobook:select', { detail: { id, message } }));
    return true;
  }

  /* announce tells screen readers what the eyes see in the panel. */
  function announce(content) {
    let status = document.getElementById('pobook-messages-status');
    if (!status) {
      status = element('p', { id: 'pobook-messages-status', role: 'status', class: 'hidden' });
      document.body.append(status);
    }
    status.textContent = content;
  }

  /* ---- going on ---- */

  function move(direction, wanted) {
    if (!data) return;
    const messages = data.messages;
    let at = selected ? messages.findIndex((m) => m.id === selected) : (direction > 0 ? -1 : messages.length);
    for (at += direction; at >= 0 && at < messages.length; at += direction) {
      if (wanted(messages[at])) {
        select(messages[at].id);
        return;
      }
    }
    beyond(direction);
  }

  function beyond(direction) {
    const event = new CustomEvent('pobook:beyond', { detail: { direction }, cancelable: true });
    const to = direction > 0 ? data.after : data.before;
    if (!document.dispatchEvent(event)) return;
    if (to) location.assign(to);
    else announce(word('noFurther'));
  }

  const step = (direction) => move(direction, (m) => shown.has(m.state));
  const every = (direction) => move(direction, () => true);

  function update(fresh) {
    if (fresh) {
      data = fresh;
      data.messages = data.messages || [];
      byId = new Map(data.messages.map((m) => [m.id, m]));
    }
    if (!data) return;
    for (const b of document.querySelectorAll('[data-open-messages]')) b.hidden = false;
    if (!byId.has(selected)) selected = '';
    if (panel().hidden) mark();
    else redraw();
  }

  /* redraw keeps the place in the panel. */
  function redraw() {
    const top = panel().scrollTop;
    const had = panel().contains(document.activeElement);
    render();
    panel().scrollTop = top;
    if (had) focusPanel();
  }

  /* ---- the user ---- */

  function clicked(event) {
    const opens = event.target.closest('[data-open-messages]');
    if (opens) {
      if (panel().hidden) {
        opener = opens;
        open();
        focusPanel();
      } else close();
      return;
    }
    if (!data || !main().contains(event.target) || event.target.closest('a[href], button, summary, input, video, audio')) return;
    if (!getSelection().isCollapsed) return; // the user marks text
    const e = event.target.closest('[data-message]');
    if (e) select(e.dataset.message, { scroll: false });
  }

  function pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !data) return;
    if (event.key === 'Escape') {
      if (!document.querySelector('dialog[open], :popover-open')) close();
      return;
    }
    if (document.documentElement.dataset.keys === 'off' || document.querySelector('dialog[open]')) return;
    if (event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')) return;
    const action = { n: () => step(1), p: () => step(-1), j: () => every(1), k: () => every(-1) }[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }

  function addressed() {
    if (location.hash.startsWith('#m-')) select(location.hash.slice(3));
  }

  function start() {
    if (!main() || !panel()) return;
    panel().tabIndex = -1;
    document.addEventListener('click', clicked);
    document.addEventListener('keydown', pressed);
    addEventListener('hashchange', addressed);
    update(pobook.messages);
    addressed();
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();

  return { update, select, open, close, step, every };
})();
