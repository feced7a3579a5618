/** Which packages are here to download: none, until packing them writes its own list over this one. */
export const GET = () => new Response('[]\n', { headers: { 'Content-Type': 'application/json' } });
