/** While words are on the page and nowhere else, the browser asks before it leaves. */
export function warnOfUnkept() {
  let unkept = false;
  addEventListener('beforeunload', (event) => {
    if (unkept) event.preventDefault();
  });
  return {
    changed() {
      unkept = true;
    },
    kept() {
      unkept = false;
    },
  };
}
