export const nothing = "Nothing is noted. A drawing is when you clear the paper or leave the page.";
const one = "Delete";

export { one as delete };
export const deleteOne = (text: string) => (text ? `Delete ${text}` : "Delete a drawing without a number");
export const deleted = "Deleted.";
export const forgetAll = "Forget all";
export const forgotten = "All forgotten.";
export const back = "Brought back.";
export const showMore = "Show more";
export const onDevice =
  "Kept in this browser only. Some browsers throw it away when you have not come for a week: a backup keeps it.";
