/** Words that begin with a capital and are no name: after “patient”, “in” or “Dr” they are nothing to mark. */
const common = `
a about access action acute admin advice after again all although always an and any anyone are as ask at away back bad be because
before being best better both but by call can care carer case centre champion charter chart children clinic clinical college come
comes consultant council critical data day days did digital directorate discharge do does doctor during early education educator
emergency english even every experience eye family feedback file first flow for forum forward friendly friends from general
getting god good google group had has have he health hello her here hers hi him his history home hospital how however i identifiable
if in infant information initially instead is it its journey just law leadership leaflet learning let liaison life like list look
looking love lung male manager many maybe me media medical medicine mental met mine more morning most mother mr mrs ms much my name national
never new next night no nobody normally not nothing now number nurse of off often old on once one online only operations opinion
or other others our out over owner participation partner people perhaps person personal plan please portal practice practitioner
primary professional psychiatry public quality rather read record records relations reported representative research right rights
risk round rounds royal safe safety said satisfaction saw says school seen sepsis service services she should sister site so social
some somebody someone something sometimes specialist staff standards start state status still story such support surgery survey
system talk team than thanks that the their them then there these they thing this those though time to today told tomorrow
tonight too transport trust two under unit unless until up us use very view voice volunteer wait want was we well were what when
where whether which while who whose why will with without women work would yes yesterday yet you young your zero
January February March April May June July August September October November December
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
Christmas Easter Ramadan Diwali Eid Hanukkah Lent Thanksgiving Halloween
Facebook Instagram Twitter TikTok WhatsApp LinkedIn YouTube Reddit Signal Telegram Snapchat Threads Bluesky Mastodon Messenger Teams Zoom Slack
English Spanish French German Polish Arabic Urdu Hindi Punjabi Bengali Welsh Gaelic Irish Mandarin Cantonese Portuguese Italian Latin Greek
British American Australian Canadian Indian European African Asian Scottish Muslim Christian Jewish Hindu Sikh Catholic Buddhist
Britain England Scotland Wales Ireland UK US USA America Australia Canada Zealand India Pakistan Nigeria Kenya Ghana Poland France
Germany Spain Italy Europe Africa Asia China Japan Philippines Ukraine Syria Brazil Mexico Jamaica Egypt Greece Sweden Norway Denmark
Finland Netherlands Belgium Switzerland Austria Portugal Turkey Iran Iraq Israel Bangladesh Nepal Lanka Zimbabwe Somalia Sudan
Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas
Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon
Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Ontario Quebec Manitoba Saskatchewan Alberta
Queensland Tasmania Victoria
Parliament Congress Medicare Medicaid Parkinson Alzheimer Crohn Hodgkin Down Balint Gibbs Kolb Schwartz Hippocrates Covid Ebola
Foundation Core Year Level Grade Module Lesson Part Chapter Table Figure Box Appendix Section Article Rule Act Code Step
Mum Mom Dad Mummy Daddy Nan Gran Grandma Grandad Grandpa Auntie Santa Jesus Allah Buddha Karma Dragon Bot
`;

const known: ReadonlySet<string> = new Set(common.toLowerCase().split(/\s+/));

/** Whether a word is one of these, however it is written. */
export function isCommonWord(word: string): boolean {
  return known.has(word.toLowerCase().replace(/[’']s$/, ''));
}
