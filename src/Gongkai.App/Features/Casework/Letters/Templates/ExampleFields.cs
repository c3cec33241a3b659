using System.Collections.Frozen;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>An invented case, so that a template can be seen filled.</summary>
public static class ExampleFields
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly FrozenDictionary<LetterField, string> Words = new Dictionary<LetterField, string>
    {
        [LetterField.Applicant] = "沈若水",
        [LetterField.RequestNumber] = "2026-0012",
        [LetterField.Description] = "2025年度再生资源回收网点建设补助的审核结果",
        [LetterField.ChannelName] = "网站",
        [LetterField.ThirdParty] = "云川市绿禾再生资源有限公司",
        [LetterField.Recipient] = "沈若水",
        [LetterField.Salutation] = "您",
    }.ToFrozenDictionary();

    /// <summary>A value for every field of the letter; what is not invented is the field's own meaning in brackets.</summary>
    public static LetterFields Of(LetterType letter, AgencyForLetters agency)
    {
        var items = letter.Fields.SelectMany(field => field.Items).ToHashSet();
        return letter.Fields.Where(field => !items.Contains(field) && field != LetterField.Ordinal && field != LetterField.QrCode)
            .Aggregate(LetterFields.From(Complete(agency)), (fields, field) => With(fields, field));
    }

    private static AgencyForLetters Complete(AgencyForLetters agency) => agency with
    {
        Office = agency.Office.Length > 0 ? agency.Office : "（公开工作机构）",
        Address = agency.Address.Length > 0 ? agency.Address : "（办公地址）",
        Telephone = agency.Telephone.Length > 0 ? agency.Telephone : "（联系电话）",
    };

    private static LetterFields With(LetterFields fields, LetterField field) => field.Kind switch
    {
        _ when fields.Has(field) => fields,
        LetterFieldKind.Words => fields.With(field, Words.GetValueOrDefault(field, $"（{field.Meaning}）")),
        LetterFieldKind.Day => fields.With(field, Day),
        LetterFieldKind.Number => fields.With(field, 10),
        LetterFieldKind.Money => fields.With(field, Yuan.Of(100)),
        LetterFieldKind.List => fields.With(field, [field.Items.Aggregate(LetterFields.Empty, With)]),
        _ => fields,
    };
}
