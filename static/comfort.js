// Small comforts on the result, the list of telephones and the page of help. Without it every page says and does the
// same, with more taps.
(() => {
  const one = (selector) => document.querySelector(selector);
  const show = (selector) => document.querySelectorAll(selector).forEach((element) => { element.hidden = false; });
  const text = one('#kept') ? one('#kept').value : '';
  const tell = (words) => { if (one('[data-said]')) one('[data-said]').textContent = words; };
  const memory = (() => { try { localStorage.getItem('kept'); return localStorage; } catch (error) { return null; } })();
  const speech = window.speechSynthesis;
  const CACHE = 'phones';

  const keepPage = () => caches.open(CACHE).then((cache) => cache.addAll([
    location.pathname,
    ...[...document.querySelectorAll('link[rel=stylesheet],link[rel=icon],script[src]')].map((element) => element.href || element.src),
  ]));

  const speak = (button) => {
    if (speech.speaking) { speech.cancel(); return; }
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang;
    words.rate = 0.9;
    const before = button.textContent;
    button.textContent = button.dataset.done;
    words.onend = words.onerror = () => { button.textContent = before; };
    speech.speak(words);
  };

  const acts = {
    share: () => navigator.share({ text }).catch(() => {}),
    copy: (button) => navigator.clipboard.writeText(text).then(() => tell(button.dataset.done)),
    print: () => window.print(),
    speak,
    keep: (button) => { memory.setItem('kept', text); tell(button.dataset.done); },
    forget: () => { memory.removeItem('kept'); one('[data-kept]').hidden = true; },
    offline: (button) => navigator.serviceWorker.register('/sw.js').then(keepPage).then(() => {
      one('[data-offline]').hidden = true;
      tell(button.dataset.done);
    }),
  };

  const linked = (place, words) => words.split(/(0\d{1,4}-\d{1,4}-\d{3,4})/).forEach((part, n) => {
    const link = document.createElement('a');
    link.href = `tel:${part}`;
    link.textContent = part;
    place.append(n % 2 ? link : part);
  });

  show('[data-do=print]');
  if (text) {
    show('[data-comforts]');
    if (navigator.share) show('[data-do=share]');
    if (navigator.clipboard) show('[data-do=copy]');
    if (speech) show('[data-do=speak]');
    if (memory) show('[data-keeping]');
  }
  const kept = memory && memory.getItem('kept');
  if (kept && one('[data-kept]')) {
    linked(one('[data-kept-text]'), kept);
    show('[data-kept]');
  }
  if (one('[data-offline]') && navigator.serviceWorker && window.caches) {
    caches.has(CACHE).then((there) => (there ? keepPage().catch(() => {}) : show('[data-offline]')));
  }
  addEventListener('pagehide', () => speech && speech.cancel());
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-do]');
    if (button) acts[button.dataset.do](button);
  });
  document.addEventListener('change', (event) => {
    const sheet = event.target.closest('[data-sheet]');
    if (sheet) sheet.submit();
  });
  const leave = (form) => {
    const away = () => location.replace(form.dataset.leave);
    document.documentElement.hidden = true;
    document.title = '\u2026';
    fetch(form.action, { method: 'POST', redirect: 'manual', keepalive: true }).finally(away);
    setTimeout(away, 800);
  };
  document.addEventListener('submit', (event) => {
    const leaves = 'leave' in event.target.dataset;
    if (!leaves && !event.target.action.endsWith('/erase')) return;
    if (memory) memory.removeItem('kept');
    if (window.caches) caches.delete(CACHE);
    if (!leaves) return;
    event.preventDefault();
    leave(event.target);
  });
  addEventListener('pageshow', (event) => event.persisted && one('[data-leave]') && location.reload());
})();
