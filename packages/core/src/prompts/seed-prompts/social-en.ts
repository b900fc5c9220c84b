import type { SeedPrompt } from "./seed-prompt.ts";

const ending = `For every post
- body: at most {{limits.text}} characters, short paragraphs with an empty line between them.
- hashtags: at most {{limits.hashtags}}; one for the brand, the rest for the subject; no spaces inside.
- cta: one action, under 8 words, not a repeat of the last line of the body.
- altText: a picture that could really be taken for this post, without text in it.`;

export const socialEnglish: SeedPrompt[] = [
  {
    slug: "social-everyday-en",
    name: "Everyday post",
    description: "One idea, one benefit, one invitation. When you do not know which template to take.",
    category: "social",
    language: "en",
    variables: [
      { name: "goal", label: "What the post is for", type: "choice", options: ["being remembered", "starting a conversation", "visits or messages"], default: "starting a conversation" },
    ],
    template: `Write a {{platform}} post for {{brand.name}}{{#if topic}} about {{topic}}{{/if}}. It is for {{goal}}.

How
1. The first line is a moment, a need or a detail in which the reader sees themselves. It stands on its own within 90 characters, because the rest is folded away.
2. One idea for the whole post, leading to one concrete benefit.{{#if product}} Take one feature of {{product.name}} as its proof: "because of …, you …".{{/if}}
3. End with a question that is easy to answer or a light invitation that fits the goal.

${ending}`,
  },
  {
    slug: "social-story-en",
    name: "Brand story",
    description: "A small story with a person and a change, and only then the brand.",
    category: "social",
    language: "en",
    variables: [
      { name: "moment", label: "A true detail of the story", type: "long_text" },
      { name: "narrator", label: "Who tells it", type: "choice", options: ["the person who makes it", "the person at the counter", "the brand"], default: "the person who makes it" },
    ],
    template: `Tell a short story of {{brand.name}} on {{platform}}{{#if topic}}, around {{topic}}{{/if}}. Told by {{narrator}}.
{{#if moment}}
A true detail to build on: {{moment}}
{{/if}}
The line of the story
1. Start inside the scene: a place, an action, one of the senses. No introduction.
2. Something is in the way: a hard choice, a thing done over, a step that others call unnecessary.
3. The turn: why it is done like this all the same. The brand's values show in what is done, not in adjectives.
4. One sentence across to the reader: what they get from it.{{#if product}} Name {{product.name}} once, here.{{/if}}

Invent no customer quotes, names, years or numbers. Where the data has none, tell it through the craft and its habits.

${ending}`,
  },
  {
    slug: "social-launch-en",
    name: "Product launch",
    description: "A new product: why it exists, what is different, how to start.",
    category: "social",
    language: "en",
    variables: [
      { name: "launchDate", label: "Launch date", type: "text" },
      { name: "firstBuyers", label: "Something for the first buyers", type: "text" },
    ],
    template: `Write the launch post{{#if product}} of {{product.name}}{{/if}} by {{brand.name}} for {{platform}}{{#if topic}}, with the weight on {{topic}}{{/if}}.

The line of the post
1. First sentence: the gap that the product fills, what readers have put up with or wished for. No product name yet.
2. Second sentence: the news, straight: what it is, who it is for.
3. Three differences, a line each, as "feature → what you get", the strongest first; fewer where the data is thin.
4. How to start: where, and the first step.{{#if product.price}} Price: {{product.price}}, said once, next to what it buys.{{/if}}{{#if launchDate}} Launch date: {{launchDate}}.{{/if}}{{#if firstBuyers}} For the first buyers: {{firstBuyers}}.{{/if}}

Let the telling carry the excitement: one exclamation mark at most.

${ending}`,
  },
  {
    slug: "social-tips-en",
    name: "Useful tips",
    description: "A post worth saving: three to five things to do today.",
    category: "social",
    language: "en",
    variables: [{ name: "tipCount", label: "How many tips (3–5)", type: "number", default: 3 }],
    template: `Write a post of tips worth saving for {{platform}}{{#if topic}} on {{topic}}{{/if}}, from what {{brand.name}} knows of its trade.

The line of the post
1. First line: the result that readers will have, and the number, in the form "{{tipCount}} small things that …".
2. {{tipCount}} numbered tips. Each starts with a verb: one sentence on what to do, one on why. Doable today without buying anything.
3. At least one goes against a common habit.
4. {{#if product}}Only in the last tip or the close, name {{product.name}} as an easier way.{{/if}} Invite to save the post or pass it on to someone who needs it.

No medical, legal or financial claims beyond the data.

${ending}`,
  },
  {
    slug: "social-offer-en",
    name: "Limited offer",
    description: "A clear offer: what, on which terms, until when.",
    category: "social",
    language: "en",
    variables: [
      { name: "offer", label: "Offer", type: "text", required: true },
      { name: "until", label: "Ends on", type: "text" },
      { name: "condition", label: "Terms", type: "text" },
    ],
    template: `Write an offer post of {{brand.name}} for {{platform}}{{#if topic}}, on the occasion of {{topic}}{{/if}}.
Offer: {{offer}}.{{#if until}} Ends: {{until}}.{{/if}}{{#if condition}} Terms: {{condition}}.{{/if}}

The line of the post
1. Say the offer at once, together with what the reader enjoys; do not hide it behind an introduction.
2. Why now: one true reason from the data (season, occasion, something new). No made-up scarcity.
3. {{#if product}}Why it would be worth it at full price: one benefit of {{product.name}}.{{/if}} What it feels like, in a picture.
4. How to get it, in three steps at most. Terms and end date in full, without an asterisk.

Keep the numbers and dates as given; do not work out a discounted price.

${ending}`,
  },
  {
    slug: "social-question-en",
    name: "Question and answer",
    description: "One question that customers ask, answered straight.",
    category: "social",
    language: "en",
    variables: [{ name: "question", label: "What customers ask", type: "text" }],
    template: `Write a question-and-answer post of {{brand.name}} for {{platform}}.
{{#if question}}Question: {{question}}{{/if}}{{#if topic}}
Subject: {{topic}}{{/if}}

The line of the post
1. The first line is the question, as a customer would really say it.
2. The next sentence answers it, in one sentence, before any explanation.
3. Two or three reasons, each tied to something the brand really does.{{#if product}} Take the proof from {{product.name}}.{{/if}}
4. Say when the answer does not hold, or who should choose something else: candour is what people believe.
5. Invite the next question in the comments.

What the data cannot answer becomes an invitation to send a message, never a guess.

${ending}`,
  },
];
