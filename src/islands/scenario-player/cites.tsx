import type { ScenarioPage } from '#course/scenario-page.ts';

/** The sources of a judgement, each leading to its full entry. */
export function Cites({ page, cites }: { page: ScenarioPage; cites: readonly string[] }) {
  if (cites.length === 0) return null;
  return (
    <p className="small sources">
      {page.words['sources']}:{' '}
      {cites.map((id, index) => {
        const source = page.sources[id];
        return (
          <span key={id}>
            {index > 0 && '; '}
            <a href={`${page.addresses.sources}#${id}`}>
              {source ? `${source.title} (${source.publisher}, ${source.year})` : id}
            </a>
          </span>
        );
      })}
    </p>
  );
}
