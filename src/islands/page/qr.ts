/**
 * A QR code as a picture: dark on white whatever the theme, since readers expect that.
 * @param ecc how much of it may be lost: L about 7 %, M about 15 %
 */
export async function drawQr(text: string, label: string, ecc: 'L' | 'M' = 'L'): Promise<SVGSVGElement> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { ecc, border: 4 });
  const make = <N extends 'svg' | 'rect' | 'path'>(tag: N, attributes: Readonly<Record<string, string>>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const svg = make('svg', {
    viewBox: `0 0 ${size} ${size}`,
    role: 'img',
    'aria-label': label,
    class: 'qr',
    'shape-rendering': 'crispEdges',
  });
  svg.append(
    make('rect', { width: String(size), height: String(size), fill: '#fff' }),
    make('path', { d: dots.join(''), fill: '#000' }),
  );
  return svg;
}
