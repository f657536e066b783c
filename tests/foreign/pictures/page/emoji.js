// Emoji as Discord draws them: pictures of the Twemoji set, not letters of a font.

const EMOJI = /\p{RGI_Emoji}/gv;

/** HTML with its emoji as pictures. */
export const withEmoji = (html) =>
  html.replace(EMOJI, (emoji) => `<img class="emoji" alt="" src="${picture(emoji)}" />`);

/** Where the picture of one emoji is. */
export function picture(emoji) {
  const points = [...emoji].map((sign) => sign.codePointAt(0).toString(16));
  // The set leaves the sign for "as a picture" out of the names of all but joined emoji.
  const named = points.includes("200d") ? points : points.filter((point) => point !== "fe0f");
  return `/npm/@twemoji/svg/${named.join("-")}.svg`;
}
