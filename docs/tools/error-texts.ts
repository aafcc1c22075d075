/** What one code means, and what whoever meets it should do. */
export interface ErrorText {
  readonly means: string;
  readonly act: string;
}

/** The prose of the error reference, by code. */
export const errorTexts: Readonly<Record<string, ErrorText>> = {
  GC_CLI_USAGE: {
    means:
      "The command line, the environment or `graycard.json` asks for something that does not exist or cannot be done.",
    act: "The message names the flag and what it takes; `graycard <command> --help` lists all of them. The exit code is 64.",
  },
  GC_CONFORM_INCONCLUSIVE: {
    means:
      "A scenario cannot go on: the subject gave it nothing to judge, or lacks what the scenario needs, such as a way to reach a picture by URL.",
    act: "The runner turns it into the verdict `inconclusive`, so it is only met by whoever runs a scenario without the runner. Give the subject what the message says is missing, or leave the check out.",
  },
  GC_CONFORM_UNREACHABLE: {
    means: "A subject gave no answer at all: the connection was refused, reset or timed out.",
    act: "Check that the server runs and that the address and port are right. A run ends with exit code 5, and its report names the scenario.",
  },
  GC_EDITION_UNKNOWN_READING: {
    means:
      "A reading was asked for that the vendor does not have: the erratum is unknown or on record only, the reading is not one of its names, or the mock does not play that vendor.",
    act: "The message lists the names there are; `errata.md` of the vendor says what each means.",
  },
  GC_FAULT_SCRIPT: {
    means:
      "A planned fault is not written right: there is no fault, endpoint or operation of that name, or the fault refuses its parameters.",
    act: "The message says which part is wrong and what there is instead. None of the faults of that call to `script` were planned.",
  },
  GC_MEDIA_UNDECODABLE: {
    means:
      "A file that claims to be a picture cannot be decoded. Inside of the mock it becomes the vendor's own failure.",
    act: "Met outside of the mock's own code it is a mistake of the mock: report it with the file.",
  },
};
