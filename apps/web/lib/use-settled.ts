import { useEffect, useState } from "react";

/** The value once it has stood still for a moment: what is asked of a server while a person types. */
export function useSettled<Value>(value: Value, pauseMs = 400): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
