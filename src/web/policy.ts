/** What the page may do, wherever it is served: nothing but its own scripts, styles and pictures, and no request elsewhere. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types django-cloud',
].join('; ');

/** What a page cannot say in itself, and a server says beside it. */
export const SERVED_POLICY = `${POLICY}; frame-ancestors 'none'`;
