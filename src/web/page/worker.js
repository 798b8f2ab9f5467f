// Keeps the page for when there is no network: what is asked for comes from the host, else from what it sent before.
const KEPT = 'django-cloud-VERSION';
const PARTS = ['project', 'rest', 'es', 'es-rest', 'labs', 'highlight', 'merge'];
const FILES = ['./', 'page.css', 'icon.svg', 'app.js', ...PARTS.map((name) => `${name}.js`)];

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(KEPT)
      .then((cache) => cache.addAll(FILES))
      .then(() => skipWaiting()),
  );
});

addEventListener('activate', (event) => {
  const forget = (names) =>
    Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  event.waitUntil(
    caches
      .keys()
      .then(forget)
      .then(() => clients.claim()),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    fetch(request)
      .then(async (response) => {
        if (response.ok) await (await caches.open(KEPT)).put(request, response.clone());
        return response;
      })
      .catch(async (error) => {
        const kept = await caches.match(request, { ignoreSearch: true });
        if (kept) return kept;
        throw error;
      }),
  );
});
