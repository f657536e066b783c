// A small bot on discord.js, with people who use it, against the fake Discord.
//
// discord.js was written for the real Discord: what it does not understand, the fake does wrong.

import assert from "node:assert/strict";
import { once } from "node:events";
import process from "node:process";
import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  Client,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  InteractionContextType,
  MessageFlags,
  ModalBuilder,
  Partials,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
  version,
} from "discord.js";

const { API, TOKEN, CONTROL, BOT, GUILD, CHANNEL, PERSON } = process.env;

/** What the person does, by the fake's control endpoints. */
async function people(name, args = {}) {
  const reply = await fetch(`${CONTROL}/${name}`, { method: "POST", body: JSON.stringify(args) });
  const answer = await reply.json();
  assert.ok(reply.ok, `${name}: ${JSON.stringify(answer)}`);
  return answer;
}

async function refused(name, args) {
  const reply = await fetch(`${CONTROL}/${name}`, { method: "POST", body: JSON.stringify(args) });
  assert.ok(!reply.ok, `${name} was not refused`);
}

const client = new Client({
  rest: { api: API, version: "10" },
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.MessageContent,
    GatewayIntentBits.DirectMessages,
  ],
  partials: [Partials.Channel, Partials.Message, Partials.Reaction],
});

const commands = [
  new SlashCommandBuilder()
    .setName("quiz")
    .setDescription("Asks.")
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((now) =>
      now
        .setName("now")
        .setDescription("At once.")
        .addStringOption((topic) =>
          topic.setName("topic").setDescription("About what").setRequired(true).setAutocomplete(true),
        )
        .addChannelOption((where) =>
          where.setName("where").setDescription("In which channel").addChannelTypes(ChannelType.GuildText),
        ),
    ),
  new SlashCommandBuilder().setName("secret").setDescription("For moderators.").setDefaultMemberPermissions(8n),
  new ContextMenuCommandBuilder().setName("Quote").setType(ApplicationCommandType.Message),
];

const answers = {
  quiz: async (interaction) => {
    assert.equal(interaction.options.getSubcommand(), "now");
    const where = interaction.options.getChannel("where");
    await interaction.deferReply();
    await interaction.editReply(`${interaction.options.getString("topic")} in #${where?.name}`);
    await interaction.followUp({ content: "Only you see this.", flags: MessageFlags.Ephemeral });
  },
  Quote: async (interaction) => {
    const reply = await interaction.reply({
      content: `> ${interaction.targetMessage.content}`,
      flags: MessageFlags.Ephemeral,
      withResponse: true,
    });
    assert.ok(reply.resource.message.flags.has(MessageFlags.Ephemeral));
  },
  count: async (interaction) => {
    await interaction.deferUpdate();
    await interaction.editReply({ content: "Counted: 1" });
  },
  write: async (interaction) => {
    const text = new TextInputBuilder()
      .setCustomId("text")
      .setLabel("Text")
      .setStyle(TextInputStyle.Paragraph)
      .setMaxLength(200);
    const form = new ModalBuilder().setCustomId("form").setTitle("Your answer");
    await interaction.showModal(form.addComponents(new ActionRowBuilder().addComponents(text)));
  },
  form: async (interaction) => {
    const text = interaction.fields.getTextInputValue("text");
    await interaction.reply({ content: `You wrote: ${text}`, flags: MessageFlags.Ephemeral });
  },
};

function listen(failed) {
  client.on(Events.Error, failed);
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isAutocomplete()) {
      const topics = ["rust", "ruby", "sql"].filter((topic) => topic.startsWith(interaction.options.getFocused()));
      interaction.respond(topics.map((name) => ({ name, value: name }))).catch(failed);
      return;
    }
    answers[interaction.commandName ?? interaction.customId](interaction).catch(failed);
  });
}

/** The next event that fits. */
function next(name, fits = () => true) {
  return new Promise((resolve) => {
    const hear = (...args) => {
      if (!fits(...args)) return;
      client.off(name, hear);
      resolve(args[0]);
    };
    client.on(name, hear);
  });
}

async function run() {
  const known = await client.application.commands.set(commands);
  assert.equal(known.size, 3);
  const here = { by: PERSON, channel: CHANNEL };

  const suggested = await people("type-option", {
    ...here,
    command: ["quiz", "now"],
    options: { topic: "ru" },
    focused: "topic",
  });
  assert.deepEqual(suggested.choices.map(({ name }) => name), ["rust", "ruby"]);

  const options = { topic: "rust", where: CHANNEL };
  const answer = await people("run", { ...here, command: ["quiz", "now"], options });
  assert.equal(answer.type, 5);
  assert.equal(answer.messages[0].content, "rust in #general");
  await people("wait-for", { who: PERSON, channel: CHANNEL, text: "Only you see this." });
  await refused("run", { ...here, command: ["secret"] });
  await refused("run", { ...here, command: ["quiz", "now"], options: {} });

  const { message } = await people("say", { ...here, text: "to be quoted" });
  const quoted = await people("run-on", { ...here, message, command: "Quote" });
  assert.equal(quoted.messages[0].content, "> to be quoted");
}

async function post() {
  const channel = await client.channels.fetch(CHANNEL);
  const embed = new EmbedBuilder().setTitle("Question").setDescription("What is **ownership**?");
  const buttons = new ActionRowBuilder().addComponents(
    new ButtonBuilder().setCustomId("count").setLabel("Count").setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setCustomId("write").setLabel("Write").setStyle(ButtonStyle.Secondary),
  );
  const sent = { embeds: [embed], components: [buttons], nonce: "today", enforceNonce: true };
  const card = await channel.send(sent);
  assert.equal((await channel.send(sent)).id, card.id, "a nonce is spent once");

  const here = { by: PERSON, channel: CHANNEL, message: card.id };
  const counted = await people("press", { ...here, label: "Count" });
  assert.equal(counted.type, 6);
  await people("wait-for", { who: PERSON, channel: CHANNEL, text: "Counted: 1" });

  const form = await people("press", { ...here, custom_id: "write" });
  assert.equal(form.modal.title, "Your answer");
  const written = await people("submit", { interaction: form.interaction, values: { text: "all I know" } });
  assert.equal(written.messages[0].content, "You wrote: all I know");

  const reaction = next(Events.MessageReactionAdd);
  await people("react", { ...here, emoji: "👍" });
  assert.equal((await reaction).emoji.name, "👍");
  return card;
}

async function talk(card) {
  const thread = await card.startThread({ name: "Answers" });
  assert.equal(thread.type, ChannelType.PublicThread);
  await thread.send("Write here.");
  const heard = next(Events.MessageCreate, (message) => message.author.id === PERSON);
  await people("say", { by: PERSON, channel: thread.id, text: "my answer" });
  assert.equal((await heard).content, "my answer");
  const history = await thread.messages.fetch({ limit: 50 });
  const said = [...history.values()].map(({ content }) => content);
  assert.deepEqual(said.slice(0, 2), ["my answer", "Write here."]);
  await thread.setArchived(true);
  const { threads } = await people("threads", { who: PERSON, channel: CHANNEL });
  assert.equal(threads[0].thread_metadata.archived, true);
  await assert.rejects(thread.delete(), { code: 50013 });

  const direct = await client.users.send(PERSON, "psst");
  const { messages } = await people("direct-messages", { one: PERSON, other: BOT });
  assert.deepEqual([messages.length, messages[0].id], [1, direct.id]);
}

/** What was said while the socket was broken comes after it. */
async function interrupt() {
  const resumed = next(Events.ShardResume);
  const heard = next(Events.MessageCreate, (message) => message.author.id === PERSON);
  await people("ask-to-reconnect");
  await resumed;
  await people("say", { by: PERSON, channel: CHANNEL, text: "did you hear this?" });
  assert.equal((await heard).content, "did you hear this?");

  const away = next(Events.GuildUnavailable);
  await people("set-unavailable", { guild: GUILD, unavailable: true });
  assert.equal((await away).id, GUILD);
  const back = next(Events.GuildAvailable);
  await people("set-unavailable", { guild: GUILD, unavailable: false });
  assert.equal((await back).id, GUILD);

  const { identified, resumed: times, sessions } = await people("gateway", { application: BOT });
  assert.deepEqual({ identified, times, sessions }, { identified: 1, times: 1, sessions: 1 });
}

async function story() {
  const ready = once(client, Events.ClientReady);
  await client.login(TOKEN);
  await ready;
  assert.equal(client.user.id, BOT);
  assert.equal(client.guilds.cache.get(GUILD).channels.cache.get(CHANNEL).name, "general");
  await run();
  await talk(await post());
  await interrupt();
}

function deadline(seconds) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`not done after ${seconds} s`)), seconds * 1000).unref();
  });
}

await Promise.race([story(), new Promise((_, failed) => listen(failed)), deadline(60)]);
const { violations } = await people("forget-violations");
await client.destroy();
assert.deepEqual(violations, []);
console.log(`discord.js ${version}: all well`);
