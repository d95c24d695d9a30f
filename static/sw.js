// Without a line, any page of ours opens the list of telephones that the person chose to have. Nothing else is kept.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const kept = (request) => caches.open('phones').then((cache) => cache.match(request).then((hit) => hit
  || (request.mode === 'navigate' ? cache.keys().then((all) => cache.match(all.find((one) => one.url.endsWith('/phones')))) : undefined)));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const ours = new URL(request.url).origin === location.origin;
  if (request.method !== 'GET' || !ours) return;
  if (request.mode !== 'navigate' && !request.url.includes('/static/')) return;
  event.respondWith(fetch(request).catch((error) => kept(request).then((hit) => hit || Promise.reject(error))));
});
