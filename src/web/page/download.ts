/** Gives a file to the person, by the browser's own download: nothing is sent. */
export function download(name: string, contents: Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([contents as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then: https://html.spec.whatwg.org/#downloading-resources
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
