/** Light or dark by the reader's system; wide tables scroll within themselves down to a width of 320 px. */
export const DOCS_STYLE = `:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #f3f5f8; --line: #c6ccd4; --link: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --paper: #16191d; --soft: #22272e; --line: #4a525c; --link: #9ac1ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", Meiryo, sans-serif; overflow-wrap: anywhere; }
header, main, nav { max-width: 64rem; margin: 0 auto; padding: 0 1rem; }
h1 { font-size: 1.75rem; } h2 { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1.5rem; font-size: 1.35rem; } h3 { margin-top: 2rem; font-size: 1.1rem; }
a { color: var(--link); }
code { background: var(--soft); border-radius: .25rem; padding: .1rem .3rem; font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .9em; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 46rem; }
th, td { overflow-wrap: break-word; border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
pre { overflow-x: auto; border-radius: .25rem; padding: .75rem; background: var(--soft); }
pre code { padding: 0; }
th { background: var(--soft); font-weight: 600; }
`;
