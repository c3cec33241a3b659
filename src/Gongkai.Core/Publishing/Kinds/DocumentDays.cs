namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    // The days between which a document is in force. One that binds the public says from when; of others it may stay open, then it is from the beginning.
    private static ItemField InForceOn(bool isRequired) => new("inForceOn", "施行日期", FieldType.Day)
    {
        IsRequired = isRequired,
        Hint = isRequired ? null : "没有另外规定的不填；在以后的，到那一天以前标明尚未施行",
    };

    private static ItemField ValidUntil => new("validUntil", "有效期至", FieldType.Day) { Hint = "没有规定有效期的不填；届满前会提醒评估" };
}
