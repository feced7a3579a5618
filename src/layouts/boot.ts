/**
 * The only inline script: before the first paint it puts the learner's place and theme on <html>, from the small page
 * cache that src/storage/page-cache.ts writes (on a shared computer, the tab's own). It must never throw: with storage
 * refused, the page shows every place and the system's theme. Its hash stands in each page's policy.
 */
export const boot = `(function(h){h.classList.add('js');try{var k='pr1:'+h.dataset.root+':',l=localStorage,c=JSON.parse((l.getItem(k+'shared')==='yes'?sessionStorage:l).getItem(k+'page')||'{}');if(/^(uk|us|au|ca)$/.test(c.place))h.dataset.place=c.place;if(/^(light|dark)$/.test(c.theme))h.dataset.theme=c.theme;}catch(e){}})(document.documentElement)`;
