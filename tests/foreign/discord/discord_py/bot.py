"""A small bot on discord.py, with people who use it, against the fake Discord.

discord.py was written for the real Discord: what it does not understand, the fake does wrong.
"""

import asyncio
import os
import sys

import aiohttp
import discord
from discord import app_commands

API = os.environ["API"]
TOKEN = os.environ["TOKEN"]
CONTROL = os.environ["CONTROL"]
BOT, GUILD, CHANNEL, PERSON = (int(os.environ[name]) for name in ("BOT", "GUILD", "CHANNEL", "PERSON"))

discord.http.Route.BASE = f"{API}/v10"


class People:
    """What the person does, by the fake's control endpoints."""

    def __init__(self, http):
        self.http = http

    async def ask(self, name, **arguments):
        done, answer = await self.try_to(name, **arguments)
        assert done, f"{name}: {answer}"
        return answer

    async def refused(self, name, **arguments):
        done, answer = await self.try_to(name, **arguments)
        assert not done, f"{name} was not refused: {answer}"

    async def try_to(self, name, **arguments):
        async with self.http.post(f"{CONTROL}/{name}", json=arguments) as reply:
            return reply.status == 200, await reply.json()


class Form(discord.ui.Modal, title="Your answer"):
    text = discord.ui.TextInput(label="Text", custom_id="text", style=discord.TextStyle.paragraph, max_length=200)

    async def on_submit(self, interaction):
        await interaction.response.send_message(f"You wrote: {self.text.value}", ephemeral=True)


class Buttons(discord.ui.View):
    def __init__(self):
        super().__init__(timeout=None)

    @discord.ui.button(label="Count", custom_id="count", style=discord.ButtonStyle.primary)
    async def count(self, interaction, button):
        await interaction.response.edit_message(content="Counted: 1", view=self)
        await interaction.followup.send("Thank you.", ephemeral=True)

    @discord.ui.button(label="Write", custom_id="write")
    async def write(self, interaction, button):
        await interaction.response.send_modal(Form())


class Bot(discord.AutoShardedClient):
    """It asks for the gateway's address, as every large bot does."""

    def __init__(self):
        intents = discord.Intents.default()
        intents.message_content = True
        super().__init__(intents=intents)
        self.heard = asyncio.Queue()
        self.reactions = asyncio.Queue()
        self.edits = asyncio.Queue()
        self.deletions = asyncio.Queue()
        self.resumed = asyncio.Event()
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(greet)
        self.tree.add_command(later)
        self.tree.add_command(quote)

    async def on_message(self, message):
        if message.author.id == PERSON:
            await self.heard.put(message)

    async def on_raw_reaction_add(self, event):
        await self.reactions.put(event)

    async def on_raw_message_edit(self, event):
        if event.data["author"]["id"] == str(PERSON):
            await self.edits.put(event)

    async def on_raw_message_delete(self, event):
        await self.deletions.put(event)

    async def on_shard_resumed(self, shard):
        self.resumed.set()


@app_commands.command(description="Says hello.")
@app_commands.describe(name="Whom to greet", times="How often")
async def greet(interaction: discord.Interaction, name: str, times: app_commands.Range[int, 1, 3] = 1):
    assert interaction.guild_id == GUILD and interaction.user.id == PERSON
    assert interaction.permissions.send_messages and interaction.app_permissions.embed_links
    await interaction.response.send_message(" ".join([f"Hello, {name}!"] * times))


@greet.autocomplete("name")
async def names(interaction: discord.Interaction, current: str):
    return [app_commands.Choice(name=name, value=name) for name in ("Ada", "Alan", "Grace") if name.startswith(current)]


@app_commands.command(description="Thinks first.")
async def later(interaction: discord.Interaction):
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.edit_original_response(content="It took a while.")


@app_commands.context_menu(name="Quote")
async def quote(interaction: discord.Interaction, message: discord.Message):
    await interaction.response.send_message(f"> {message.content}", ephemeral=True)


async def commands(bot, people):
    synced = await bot.tree.sync()
    assert {command.name for command in synced} == {"greet", "later", "Quote"}

    answer = await people.ask("run", by=PERSON, channel=CHANNEL, command=["greet"], options={"name": "Ada", "times": 2})
    assert answer["type"] == 4 and answer["messages"][0]["content"] == "Hello, Ada! Hello, Ada!", answer
    await people.refused("run", by=PERSON, channel=CHANNEL, command=["greet"], options={"name": "Ada", "times": 4})

    answer = await people.ask(
        "type-option", by=PERSON, channel=CHANNEL, command=["greet"], options={"name": "A"}, focused="name"
    )
    assert [choice["name"] for choice in answer["choices"]] == ["Ada", "Alan"], answer

    answer = await people.ask("run", by=PERSON, channel=CHANNEL, command=["later"])
    assert answer["type"] == 5 and answer["messages"][0]["content"] == "It took a while.", answer

    said = await people.ask("say", by=PERSON, channel=CHANNEL, text="to be quoted")
    answer = await people.ask("run-on", by=PERSON, channel=CHANNEL, message=said["message"], command="Quote")
    assert answer["messages"][0]["content"] == "> to be quoted", answer
    assert (await bot.heard.get()).content == "to be quoted"


async def messages(bot, people):
    channel = await bot.fetch_channel(CHANNEL)
    embed = discord.Embed(title="Question", description="What is **ownership**?")
    embed.add_field(name="Topic", value="Rust")
    card = await channel.send("Today", embed=embed, view=Buttons())
    seen = (await people.ask("sees", who=PERSON, channel=CHANNEL))["messages"][-1]
    assert seen["id"] == str(card.id) and seen["embeds"][0]["title"] == "Question", seen

    answer = await people.ask("press", by=PERSON, channel=CHANNEL, message=card.id, label="Count")
    assert answer["type"] == 7 and answer["messages"][0]["content"] == "Counted: 1", answer
    await people.ask("wait-for", who=PERSON, channel=CHANNEL, text="Thank you.")

    form = await people.ask("press", by=PERSON, channel=CHANNEL, message=card.id, custom_id="write")
    assert form["type"] == 9 and form["modal"]["title"] == "Your answer", form
    await people.refused("submit", interaction=form["interaction"], values={"text": "x" * 201})
    answer = await people.ask("submit", interaction=form["interaction"], values={"text": "all I know"})
    assert answer["messages"][0]["content"] == "You wrote: all I know", answer

    await people.ask("react", by=PERSON, channel=CHANNEL, message=card.id, emoji="👍")
    assert (await bot.reactions.get()).emoji.name == "👍"
    await card.add_reaction("🎉")
    card = await channel.fetch_message(card.id)
    assert {(str(reaction.emoji), reaction.count, reaction.me) for reaction in card.reactions} == {
        ("👍", 1, False),
        ("🎉", 1, True),
    }
    return card


async def threads(bot, people, card):
    thread = await card.create_thread(name="Answers")
    assert thread.id == card.id
    await thread.send("Write here.")
    said = await people.ask("say", by=PERSON, channel=thread.id, text="my answer")
    heard = await bot.heard.get()
    assert heard.content == "my answer" and heard.channel.id == thread.id
    await people.ask("edit", by=PERSON, channel=thread.id, message=said["message"], text="my better answer")
    assert (await bot.edits.get()).data["content"] == "my better answer"
    history = [message.content async for message in thread.history(oldest_first=True)]
    assert history[-2:] == ["Write here.", "my better answer"], history
    await people.ask("delete", by=PERSON, channel=thread.id, message=said["message"])
    assert (await bot.deletions.get()).message_id == int(said["message"])
    await thread.edit(archived=True)
    seen = (await people.ask("threads", who=PERSON, channel=CHANNEL))["threads"]
    assert [one["name"] for one in seen if one["thread_metadata"]["archived"]] == ["Answers"], seen
    try:
        await thread.delete()
    except discord.Forbidden as refusal:
        assert refusal.code == 50013, "only moderators of threads may"
    else:
        raise AssertionError("the bot may not delete threads")


async def interruptions(bot, people):
    """What was said while the socket was broken comes after it."""
    await people.ask("close-sockets", code=4000)
    await people.ask("say", by=PERSON, channel=CHANNEL, text="did you hear this?")
    await bot.resumed.wait()
    assert (await bot.heard.get()).content == "did you hear this?"
    counts = await people.ask("gateway", application=BOT)
    assert (counts["identified"], counts["resumed"], counts["sessions"]) == (1, 1, 1), counts


async def main():
    discord.utils.setup_logging()
    async with aiohttp.ClientSession() as http, Bot() as bot:
        people = People(http)
        running = asyncio.create_task(bot.start(TOKEN))

        async def story():
            await bot.wait_until_ready()
            assert bot.user.id == BOT and bot.get_channel(CHANNEL).name == "general"
            await commands(bot, people)
            await threads(bot, people, await messages(bot, people))
            await interruptions(bot, people)

        told = asyncio.create_task(asyncio.wait_for(story(), 60))
        # Whichever ends first: a bot that is sent away must not be waited for.
        await asyncio.wait({running, told}, return_when=asyncio.FIRST_COMPLETED)
        await (told if told.done() else running)
        assert told.done(), "the bot stopped by itself"
        violations = (await people.ask("forget-violations"))["violations"]
    assert violations == [], violations
    print(f"discord.py {discord.__version__}: all well")


sys.exit(asyncio.run(main()))
