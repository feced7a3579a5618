/**
 * The last resort of the offline page, inline because it is for when no other script runs: if the host answers, the worker
 * and its copy are removed and the page is loaded from the network, once. The record lies elsewhere and is not touched.
 */
export const afresh = `addEventListener('load',function(){var r=document.documentElement.dataset.root,n=navigator.serviceWorker;if('ready'in document.documentElement.dataset||!n||/afresh/.test(location.search))return;fetch(r+'precache.json',{cache:'no-store'}).then(function(a){return a.ok&&n.getRegistration(r)}).then(function(g){return g&&g.unregister()}).then(function(d){return d&&caches.keys().then(function(k){return Promise.all(k.filter(function(c){return c.indexOf('pr-offline:'+r+':')===0}).map(function(c){return caches.delete(c)}))}).then(function(){location.replace('?afresh')})}).catch(function(){})})`;
