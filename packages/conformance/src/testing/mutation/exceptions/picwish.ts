import { because, type Exception } from "../exception.js";

/** What no check can notice about PicWish. */
export const picwishExceptions: readonly Exception[] = [
  ...because(
    "Documents show JSON and say nothing of headers, so that no label of an answer is wrong.",
    "picwish/*/header/*#content-type:*",
    "picwish/*/fault/wrong-content-type#*",
    "picwish/*/fault/rewrite-answer#contentType=text/html",
  ),
  ...because(
    "A file is what its bytes are: no document says how a download is labelled.",
    "picwish/*/picture/*#labelled-as-text",
  ),
  ...because(
    "message is a text for people. The printed refusals leave its words open (picwish.sample.refused-message), and no answer that takes a task on or tells of one under way is printed.",
    "picwish/*/answer/refused#message:other-text",
    "picwish/*/answer/accepted#message:other-text",
    "picwish/*/answer/running#message:other-text",
  ),
  ...because(
    "The scale document prints no answers: that message reads success once work has ended is said elsewhere.",
    "picwish/scale/answer/succeeded#message:other-text",
    "picwish/scale/answer/failed#message:other-text",
  ),
  ...because(
    "What is told of a task under way is said nowhere but for its state: another field may be there or not.",
    "picwish/*/answer/running#data.created_at:dropped",
    "picwish/*/answer/running#data.progress:dropped",
    "picwish/*/answer/running#data.processed_at:added",
    "picwish/*/answer/running#data.processed_at:dropped",
  ),
  ...because(
    "The tables of the scale document have no processed_at, and it prints no answer that has one.",
    "picwish/scale/answer/succeeded#data.processed_at:dropped",
    "picwish/scale/answer/failed#data.processed_at:dropped",
  ),
  ...because(
    "The segmentation document prints one type and has no table of them: which word stands for what is open.",
    "picwish/segmentation/answer/succeeded#data.type:other-text",
  ),
  ...because(
    "Which states a task passes, and for how long, is said nowhere: it may be in any of those under way.",
    "picwish/*/fault/running-state#code=0",
    "picwish/*/fault/running-state#code=2",
    "picwish/*/fault/running-state#code=3",
    "picwish/*/fault/running-state#code=4",
  ),
  ...because(
    "In which format an enlarged or a repaired picture, or a mask, comes back is said nowhere.",
    "picwish/scale/fault/bad-result#format=jpg",
    "picwish/scale/fault/bad-result#format=png",
    "picwish/inpaint/fault/bad-result#format=jpg",
    "picwish/inpaint/fault/bad-result#format=png",
    "picwish/segmentation/picture/mask#another-format",
  ),
  ...because(
    "Work that ends sooner keeps within every time that the documents give.",
    "picwish/*/fault/other-limit#limit=processingMs,value=15000",
    "picwish/*/fault/other-limit#limit=usualMs,value=1000",
  ),
  ...because(
    "Sales may grant a higher rate (picwish.limit.qps-by-arrangement), and a burst at the border of two seconds passes as many.",
    "picwish/*/fault/other-limit#limit=qps,value=4",
  ),
  ...because(
    "A link that lives longer serves every caller; the links in the printed answers live for two hours themselves.",
    "picwish/*/fault/other-limit#limit=linkLifeMs,value=7200000",
  ),
  ...because("How long a task can be asked for is said nowhere.", "picwish/*/fault/other-limit#limit=taskLifeMs,*"),
  ...because(
    "No document names these fields: the observed edition has them from traffic, and no clause says what they hold.",
    "picwish/*/answer/*#data.download_time:*",
    "picwish/*/answer/*#data.image_height:*",
    "picwish/*/answer/*#data.image_width:*",
    "picwish/*/answer/*#data.state_detail:*",
    "picwish/*/answer/*#data.time_elapsed:*",
    "picwish/segmentation/answer/*#data.foreground_rect*",
  ),
  ...because(
    "Traffic has answers about tasks without message; one that has it is as the documents show it.",
    "picwish/*/answer/running#message:added",
    "picwish/*/answer/succeeded#message:added",
    "picwish/*/answer/failed#message:added",
  ),
];
