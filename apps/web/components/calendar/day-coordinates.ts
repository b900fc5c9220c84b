import type { KeyboardCoordinateGetter } from "@dnd-kit/core";
import { addDays } from "@/lib/publications-month";

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Arrow keys carry a piece from day to day, not pixel by pixel. From outside the month the first press enters it. */
export const dayCoordinates: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = steps[event.code];
  if (step === undefined) return undefined;
  event.preventDefault();
  const { droppableRects, droppableContainers, over, collisionRect } = context;
  const days = [...droppableRects.keys()].map(String).sort();
  const target = over ? addDays(String(over.id), step) : (days.find((day) => droppableContainers.get(day)?.data.current?.["isToday"] === true) ?? days[0]);
  const rect = target === undefined ? undefined : droppableRects.get(target);
  if (!rect) return undefined;
  // The middle of the piece comes to stand in the middle of the day.
  const { width = 0, height = 0 } = collisionRect ?? {};
  const next = { x: rect.left + rect.width / 2 - width / 2, y: rect.top + rect.height / 2 - height / 2 };
  return collisionRect ? { x: currentCoordinates.x + next.x - collisionRect.left, y: currentCoordinates.y + next.y - collisionRect.top } : next;
};
