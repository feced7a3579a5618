/**
 * The address of another page of the course, from where this page stands: `settings/#record`. A copy that is opened from a
 * folder (src/pack writes `data-carried`: the way up to its root) has no server that would find a folder's `index.html`.
 */
export function toPage(path: string): string {
  const { root = '/', carried } = document.documentElement.dataset;
  return carried === undefined ? root + path : carried + path.replace(/(^|\/)(?=#|$)/, '$1index.html');
}
