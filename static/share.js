// The browser's own way to pass a public page on: its name and address. Without it the page has links that do the same.
(() => {
  const button = document.querySelector('[data-share]');
  if (!navigator.share) return;
  button.hidden = false;
  button.addEventListener('click', () => navigator.share({ text: button.value }).catch(() => {}));
})();
