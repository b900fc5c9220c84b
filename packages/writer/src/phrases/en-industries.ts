import type { Industry } from "./phrase-bank.ts";
import type { IndustryName } from "../industry.ts";

export const enIndustries: Record<IndustryName, Industry> = {
  coffee: {
    pains: ["Most mornings, coffee is something you drink on the way to something else.", "Mid-afternoon: heavy eyes, long to-do list.", "Some days one good cup is all you ask for, and somehow it is the hardest thing to find."],
    scenes: ["a cup of coffee on a wooden table beside a window in soft morning light", "a hand holding a cup, the café behind it out of focus", "coffee beans scattered next to a freshly made cup"],
    action: "order",
    emoji: ["☕", "🌤️"],
  },
  spa: {
    pains: ["You keep every appointment in your calendar except the one with yourself.", "After a week of looking after everyone else, the mirror asks a fair question.", "Buying another bottle is easy. Keeping a routine is the hard part."],
    scenes: ["a quiet treatment room with white towels, a candle and green leaves", "a relaxed face in soft, neutral light", "oils and rolled towels arranged on a stone tray"],
    action: "book a visit",
    emoji: ["🌿", "✨"],
  },
  realEstate: {
    pains: ["You have seen one place after another, and none of them quite fits.", "Price, paperwork, location: the more listings you read, the less clear it gets.", "Choosing a home is a big decision, and a rushed one stays with you."],
    scenes: ["a bright living room with a large window and greenery outside", "a building façade at dusk with warm lights", "a floor plan and a set of keys on a table"],
    action: "get the full details",
    emoji: ["🏡", "🔑"],
  },
  software: {
    pains: ["The numbers live in several files, and every month end someone merges them by hand.", "Everyone is busy, yet much of the day goes to work that repeats itself.", "A question every team knows: “Which file is the right one?”"],
    scenes: ["a laptop showing a clean dashboard in a bright office", "two colleagues looking at one screen and talking it through", "a tidy desk with a laptop and a notebook"],
    action: "arrange a conversation",
    emoji: ["📊", "💡"],
  },
  food: {
    pains: ["It is the oldest question of the day: what are we eating?", "You want a proper meal. You do not want the washing-up.", "Eating quickly is easy. Eating well takes a little more."],
    scenes: ["a dish on a wooden table, shot from above in natural light", "a shared table with hands reaching for food", "fresh ingredients next to a finished plate"],
    action: "order",
    emoji: ["🍽️", "😋"],
  },
  fashion: {
    pains: ["A full wardrobe, and still nothing to wear.", "Looking good for an hour is easy. Feeling comfortable all day is harder.", "Plenty of impulse buys, very few pieces you reach for twice."],
    scenes: ["garments hanging neatly on a wooden rail against a pale wall", "a model walking down a street in low sunlight", "a close-up of fabric and stitching"],
    action: "choose your piece",
    emoji: ["🧵", "✨"],
  },
  education: {
    pains: ["You have studied it for years, and the words still disappear when you need them.", "You want to start learning, but where do you begin?", "Signing up is exciting. Showing up every week is the hard part."],
    scenes: ["a tidy desk with an open notebook and a laptop", "a small class talking in groups", "a hand taking notes beside a window"],
    action: "ask about the course",
    emoji: ["📚", "✏️"],
  },
  fitness: {
    pains: ["Every week you say “from Monday”, and every Monday is busy.", "You sit all day, and only notice how stiff you are when you stand up.", "Starting is easy. Keeping going is the hard part."],
    scenes: ["a bright corner with a mat rolled out on the floor", "a person warming up in early light", "a water bottle and a towel next to training shoes"],
    action: "book a session",
    emoji: ["💪", "🌱"],
  },
  travel: {
    pains: ["You want a few days away, and the planning alone is tiring.", "A dozen tabs open, and still no trip booked.", "A holiday with more worry than rest is not much of a holiday."],
    scenes: ["a coastal road at sunrise", "a backpack and a map on a wooden table", "friends looking out over a valley"],
    action: "get the itinerary",
    emoji: ["🧳", "🌊"],
  },
  other: {
    pains: ["There is plenty of choice. Choosing well is the hard part.", "Everyone is busy, so anything complicated gets put off.", "So many ads, and still not the one thing you wanted to know."],
    scenes: ["a simple composition with plenty of empty space and one clear subject", "a hand touching the product on a plain background", "a bright workspace in the brand's colours"],
    action: "ask a question",
    emoji: ["✨", "👋"],
  },
};
