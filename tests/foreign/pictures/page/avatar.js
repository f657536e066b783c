// Pictures of people, drawn here: nothing is fetched.

const COLOURS = ["#5865f2", "#3ba55d", "#c27c0e", "#ad1457", "#11806a", "#992d22", "#71368a", "#206694"];

// Keypoint's mark: a key whose bow is a speech bubble. The same drawing as in src/web/local/icon.rs.
const MARK = `
  <rect width="32" height="32" fill="#1d2b36"/>
  <g transform="translate(3.2 3.2) scale(.8)" fill="none" stroke="#f2b13c" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
    <circle cx="12" cy="12.5" r="5.5"/>
    <path d="M16 16.5 25 25.5M21 21.5l3-3M12 18v3.5l-2.5-3.8"/>
    <circle cx="12" cy="12.5" r="1.8" fill="#f2b13c" stroke="none"/>
  </g>`;

/** The address of an author's picture. */
export function avatar({ name, avatar = {} }) {
  const drawing = avatar.mark ? MARK : initial(name, avatar);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="96" height="96">${drawing}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function initial(name, { colour, initial }) {
  const sum = [...name].reduce((sum, sign) => sum + sign.codePointAt(0), 0);
  const letter = (initial ?? [...name][0] ?? "?").toUpperCase().replace(/[<&]/g, "");
  return `<rect width="32" height="32" fill="${colour ?? COLOURS[sum % COLOURS.length]}"/>
    <text x="16" y="21.2" text-anchor="middle" font-family="Noto Sans, sans-serif" font-size="15" font-weight="600" fill="#fff">${letter}</text>`;
}
