/** What only a package's own page looks like; colours, type and buttons are the course's. */
export const shellStyle = `@layer page {
.shell { height: 100vh; height: 100dvh; min-height: 0; }
.shell-bar { flex: none; max-height: 60%; overflow-y: auto; padding: 0.4rem 1rem; border-bottom: 1px solid var(--hairline); background: var(--sunken); font: 400 var(--size-ui) / 1.35 var(--sans); }
.shell-row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.35rem 1rem; }
.shell-said { flex: 1 1 14rem; min-width: 0; }
.shell-bar h1 { margin: 0; font: 600 var(--size-ui) / 1.3 var(--sans); letter-spacing: 0; }
.shell-bar p { margin: 0; color: var(--ink-muted); font-size: var(--size-small); }
.shell-bar .caution { color: var(--caution); font-weight: 600; }
.shell-ways { display: flex; flex-wrap: wrap; gap: 0.35rem 0.6rem; }
.shell-bar summary { display: inline-flex; align-items: center; min-height: 2.75rem; color: var(--link); font-size: var(--size-small); cursor: pointer; text-decoration: underline; text-underline-offset: 0.18em; }
.shell-bar ul { margin: 0 0 0.6rem; max-width: 44rem; font-size: var(--size-small); }
.shell main { flex: 1; min-height: 0; display: flex; overflow-y: auto; }
.shell-frame { flex: 1; width: 100%; height: 100%; border: 0; background: var(--bg); }
.shell-panel { margin-block: 2rem; }
@media (max-width: 30rem) { .shell-bar { padding-inline: 0.75rem; } .shell-bar .button { padding: 0.4rem 0.8rem; } }
@media print { .shell-bar { display: none; } }
}`;
