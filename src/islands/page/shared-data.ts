/**
 * What several pages are given alike: in a file that the page's head names, or in the page itself where nothing can be fetched.
 * @throws where the file does not arrive; whoever leaves that uncaught lets the page say that a part of it is missing
 */
export async function sharedData<T>(id: string): Promise<T> {
  const named = document.getElementById(id);
  if (!(named instanceof HTMLLinkElement)) return JSON.parse(named?.textContent ?? '{}') as T;
  const ask = async () => {
    const answer = await fetch(named.href);
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as T;
  };
  // Once more, since a network may stumble.
  return ask()
    .catch(ask)
    .catch((error: unknown) => {
      // The page's own script listens for this word.
      throw new Error(`A module of data did not arrive: ${id}`, { cause: error });
    });
}
