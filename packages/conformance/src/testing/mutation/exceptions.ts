import { because, type Exception } from "./exception.js";
import { picwishExceptions } from "./exceptions/picwish.js";

const market = "aliyun-market/watermark";
const meitu = "meitu/aiquality";

/** What the document of Alibaba Cloud Market leaves open. */
const ofMarket: readonly Exception[] = [
  ...because(
    "aliyun-market.response.message asks for a text that explains; no document gives its words.",
    `${market}/answer/*#message:other-text`,
  ),
  ...because(
    "No document of this channel names the field: it is known of PicWish alone, and may be missing or be anything.",
    ...["processed_at", "state_detail", "download_time", "time_elapsed", "image_width", "image_height"].map(
      (field) => `${market}/answer/*#data.${field}:*`,
    ),
  ),
  ...because(
    "aliyun-market.response.task-id asks for a text, whose form no document gives; there is no address to ask for it.",
    `${market}/answer/*#data.task_id:other-text`,
  ),
  ...because(
    "aliyun-market.response.return-type points to values in the request, which has none: any integer may be meant.",
    `${market}/answer/succeeded#data.return_type:far-*`,
  ),
  ...because(
    "No document of this channel says how answers are labelled, nor names any header of theirs.",
    `${market}/header/*#**`,
    `${market}/fault/wrong-content-type#*`,
    `${market}/fault/rewrite-answer#contentType=**`,
  ),
  ...because(
    "No document says which format a repaired picture has.",
    `${market}/fault/bad-result#format=jpg`,
    `${market}/fault/bad-result#format=png`,
  ),
  ...because(
    "A link that lives longer is valid for the promised hour, too.",
    `${market}/fault/other-limit#limit=linkLifeMs,value=7200000`,
  ),
  ...because(
    "Some of a burst are turned away, as they have to be: two windows of two requests let as many through as one of four.",
    `${market}/fault/other-limit#limit=qps,value=4`,
  ),
  ...because(
    "Work that is done sooner keeps to the times that are promised at most.",
    `${market}/fault/other-limit#limit=usualMs,value=1000`,
  ),
];

/** What Meitu's document leaves open. */
const ofMeitu: readonly Exception[] = [
  ...because(
    "meitu.error.message asks for a text about the error; no document gives its words.",
    `${meitu}/answer/*#ErrorMsg:other-text`,
  ),
  ...because(
    "The table has Data as a string and the sample as null: either may be there.",
    `${meitu}/answer/*#Data:retyped`,
  ),
  ...because(
    "Which errors have these fields is known from captured answers of other endpoints alone; no document names them.",
    ...["message", "data", "trace_id"].map((field) => `${meitu}/answer/*#${field}:*`),
    `${meitu}/answer/failed#code:added`,
    ...["added", "dropped", "retyped"].map((how) => `${meitu}/answer/refused#code:${how}`),
    ...["Data", "ErrorMsg"].map((field) => `${meitu}/answer/refused#${field}:added`),
    `${meitu}/fault/*#**path=code`,
    `${meitu}/fault/rewrite-answer#**"code"**`,
  ),
  ...because(
    "Which of the known numbers stands for which fault of a picture is said by no document.",
    `${meitu}/answer/failed#ErrorCode:state-20001`,
  ),
  ...because(
    "meitu.response.version gives no value, and response.version-presence leaves open whether each answer has one.",
    `${meitu}/answer/succeeded#parameter.version:dropped`,
    `${meitu}/answer/succeeded#parameter.version:other-text`,
  ),
  ...because(
    "Only a guess at the document's words for result types has pictures come as PNG: a JPEG is what it speaks of.",
    `${meitu}/fault/bad-result#format=jpg`,
  ),
  ...because(
    "How long a link lives is said by no document.",
    `${meitu}/fault/early-expired-link#lifeMs=1001`,
    `${meitu}/fault/other-limit#limit=linkLifeMs,*`,
  ),
  ...because(
    "How long work, a request or an answer on its way, may take is said by no document.",
    `${meitu}/fault/latency#ms=90000`,
    `${meitu}/fault/slow-body#bytesPerSecond=50`,
    `${meitu}/fault/slow-body#bytesPerSecond=50,direction=answer`,
    `${meitu}/fault/slow-task#*`,
  ),
  ...because(
    "How many requests may come is said by no document: one that is refused for it is tried again, and then left open.",
    `${meitu}/fault/rate-limit#*`,
    `${meitu}/fault/skip-check#check=admit`,
    `${meitu}/fault/refuse#fault=rate-limited`,
  ),
  ...because(
    "What extra holds is for the gateway; no document says what it changes.",
    `${meitu}/fault/ignore-field#field=extra`,
  ),
];

/** The exceptions of the mutation run. One that excuses nothing, or also covers what is noticed, is an error. */
export const exceptions: readonly Exception[] = [
  ...ofMarket,
  ...ofMeitu,
  ...because(
    "Answers come with the end of the work, so that no state could come before.",
    `${market}/fault/running-state#code=-8`,
    `${meitu}/fault/running-state#code=23103`,
  ),
  ...because(
    "A file is what its bytes are: no document of this vendor says how a download is labelled.",
    `${market}/picture/image#labelled-as-text`,
    `${meitu}/picture/image#labelled-as-text`,
  ),
  ...because("Every number of an answer is one already: nothing changes.", "*/*/fault/retyped-field#to=number"),
  ...because(
    "An answer that comes a millisecond later is late by no document.",
    "*/*/fault/latency#ms=90000,atMostMs=1",
  ),
  ...picwishExceptions,
];
