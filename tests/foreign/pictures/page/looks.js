// The package draws Discord of some years ago. These are today's colours and corners, laid over its
// own style sheets; the colours themselves are in theme.css.

import { css } from "lit";

const LOOKS = {
  "discord-messages": css`
    :host { background-color: var(--channel) !important; color: var(--words); border: none; line-height: 1.375; padding-bottom: 8px; }
    .discord-channel-header { box-shadow: 0 1px 0 0 var(--line) !important; color: var(--strong); font-weight: 600; }
    .discord-channel-icon { color: var(--weak) !important; display: flex; }
  `,
  "discord-message": css`
    :host { color: var(--words) !important; font-family: inherit; }
    :host(:hover) { background-color: transparent; }
    :host([ephemeral]) { background-color: var(--private) !important; padding-right: 48px; padding-top: 6px; padding-bottom: 6px; }
    .discord-message-timestamp, .discord-message-edited { color: var(--weak) !important; }
    .discord-message-timestamp { margin-left: 4px; font-weight: 500; }
    .discord-author-avatar { margin-top: 2px; }
    .discord-message-content { padding-top: 0; min-width: 0; line-height: 1.375rem; }
    .discord-message-ephemeral { color: var(--weak) !important; margin-top: 6px; line-height: 16px; }
    .discord-message-ephemeral-link { color: var(--link) !important; }
    :host([has-thread])::after { border-color: var(--spine) !important; top: 50px; left: 35px; width: 28px; bottom: 30px; }
  `,
  "discord-author-info": css`
    .discord-author-username { color: var(--strong) !important; }
  `,
  "discord-verified-author-tag": css`
    :host { font-weight: 600; border-radius: 4px; padding: 0 4px; font-size: 12px; text-transform: uppercase; line-height: 15px; }
  `,
  "discord-embed": css`
    :host { margin: 2px 0; color: var(--words) !important; max-width: 520px; }
    :host .discord-left-border { background-color: var(--spine); border-radius: 4px 0 0 4px; }
    .discord-embed-wrapper { background-color: var(--card) !important; border: 1px solid var(--line) !important; border-left: none !important; border-radius: 0 4px 4px 0; }
    .discord-embed-wrapper .discord-embed-grid { padding: 0.125rem 1rem 1rem 0.75rem; }
    .discord-embed-author { color: var(--strong) !important; }
  `,
  "discord-embed-field": css`
    :host { color: var(--words); }
  `,
  "discord-embed-footer": css`
    :host { color: var(--words) !important; }
  `,
  "discord-button": css`
    :host > *:first-child { border-radius: 8px; font-family: inherit; height: auto; min-height: 32px; padding: 0 12px; margin: 4px 8px 4px 0; box-sizing: border-box; border: 1px solid transparent; }
    .primary { background-color: var(--primary); border-color: var(--button-line) !important; }
    .success { background-color: var(--success); border-color: var(--button-line) !important; }
    .destructive { background-color: var(--danger); border-color: var(--button-line) !important; }
    .discord-button-launch { margin-left: 8px; }
    .secondary { background-color: var(--button); color: var(--strong); border-color: var(--line) !important; }
  `,
  "discord-thread": css`
    :host { background-color: var(--card) !important; border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; margin-top: 6px; }
    .discord-thread-name { color: var(--strong) !important; }
    .discord-thread-cta { color: var(--link) !important; }
    .discord-thread-bottom { color: var(--weak) !important; }
  `,
  "discord-thread-message": css`
    :host { max-width: 440px; }
    .discord-thread-message-username { flex: none; color: var(--strong) !important; opacity: 1; font-weight: 500; }
    .discord-application-tag { font-weight: 600; border-radius: 4px; }
    :host .discord-thread-message-content { overflow: hidden; text-overflow: ellipsis; display: block; white-space: nowrap; min-width: 0; line-height: 18px; }
    .discord-thread-message-timestamp { color: var(--weak) !important; }
  `,
  "discord-reply": css`
    :host { color: var(--words) !important; font-family: inherit; min-width: 0; }
    :host::before { border-color: var(--spine) !important; }
    .discord-replied-message-username { color: var(--strong) !important; }
    .discord-replied-message-content { overflow: hidden; }
  `,
  "discord-command": css`
    :host { color: var(--weak) !important; font-family: inherit; }
    :host::before { border-color: var(--spine) !important; }
    .discord-replied-message-username { color: var(--strong) !important; }
    :host .discord-slash-command-name { color: var(--mention-words) !important; background-color: var(--mention); }
  `,
  "discord-mention": css`
    :host { color: var(--mention-words) !important; background-color: var(--mention) !important; }
  `,
  "discord-time": css`
    :host { background-color: var(--time); border-radius: 3px; }
  `,
  "discord-reaction": css`
    :host > *:first-child { background-color: var(--button) !important; border-color: var(--line); margin-top: 4px; }
    :host([reacted]) > *:first-child { background-color: var(--mention) !important; border-color: var(--primary); }
    .discord-reaction-count { color: var(--words) !important; }
  `,
};

/** Lays today's looks over the package's; before anything is drawn. */
export function useLooks() {
  for (const [name, look] of Object.entries(LOOKS)) {
    const component = customElements.get(name);
    if (!component?.elementStyles) throw new Error(`${name} has no style sheets to lay anything over`);
    component.elementStyles.push(look.styleSheet ?? look);
  }
}
