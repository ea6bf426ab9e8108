const [WIDTH, ROW, LABEL] = [640, 26, 220];

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** Counts as bars, most first; an SVG that is readable on light and dark pages. */
export function barPlot(title: string, counts: Readonly<Record<string, number>>): string {
  const rows = Object.entries(counts)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 30);
  const most = Math.max(1, ...rows.map(([, count]) => count));
  const height = ROW * (rows.length + 1) + 10;
  const bars = rows.map(([name, count], index) => {
    const y = ROW * (index + 1);
    const width = Math.max(1, Math.round(((WIDTH - LABEL - 90) * count) / most));
    return `  <text x="${LABEL - 8}" y="${y + 17}" text-anchor="end">${escaped(name)}</text>
  <rect x="${LABEL}" y="${y + 4}" width="${width}" height="${ROW - 8}" rx="3" fill="#4a7fb5"/>
  <text x="${LABEL + width + 6}" y="${y + 17}">${count}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="sans-serif" font-size="13" fill="#777">
  <title>${escaped(title)}</title>
  <text x="4" y="18" font-weight="bold">${escaped(title)}</text>
${bars.join('\n')}
</svg>
`;
}
