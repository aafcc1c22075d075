/** The mock's own surface is apart from the vendors': everything under this prefix. */
export const controlPrefix = "/_graycard";
