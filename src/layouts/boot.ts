/**
 * The only inline script: before the first paint it puts the learner's place and theme on <html>, from the small page
 * cache that src/storage/page-cache.ts writes (on a shared computer, the tab's own). It must never throw: with storage
 * refused, the page shows every place and the system's theme. It also shows the way to a repair when the page's script has
 * not run by the time everything is loaded, or within eight seconds, or a part of it could not be fetched. Its hash stands in each page's policy.
 */
export const boot = `(function(h){h.classList.add('js');try{var k='pr1:'+h.dataset.root+':',l=localStorage,c=JSON.parse((l.getItem(k+'shared')==='yes'?sessionStorage:l).getItem(k+'page')||'{}');if(/^(uk|us|au|ca)$/.test(c.place))h.dataset.place=c.place;if(/^(light|dark)$/.test(c.theme))h.dataset.theme=c.theme;}catch(e){}function s(){document.getElementById('stuck').hidden=!1}function t(){'ready'in h.dataset||s()}addEventListener('load',t);setTimeout(t,8e3);addEventListener('unhandledrejection',function(e){/module/.test(e.reason)&&s()})})(document.documentElement)`;
