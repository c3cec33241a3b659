// What the mechanism of matters is called where it is about reconsiderations and suits.
global using ReviewStep = Gongkai.Matters.MatterStep<Gongkai.Casework.ReviewCase, Gongkai.Casework.ReviewEvent, Gongkai.Casework.ReviewSituation>;
global using ReviewWriting = Gongkai.Matters.MatterWriting<Gongkai.Casework.ReviewSituation>;
