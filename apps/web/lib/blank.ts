/** For `register`: a field left blank is absent, which the API writes as null. */
export const blankAsNull = { setValueAs: (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value) };
