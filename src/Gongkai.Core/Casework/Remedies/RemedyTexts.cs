using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Writes remedy notices from what is known of the agency, as the law of the day of decision has it (行政复议法第二十条、第二十三条，行政诉讼法第四十五条、第四十六条).</summary>
public static class RemedyTexts
{
    /// <summary>The notice of a decision; CW60 names what is not known of the agency.</summary>
    /// <param name="type">The decision.</param>
    /// <param name="agency">Who decides.</param>
    /// <param name="decidedOn">The date of the letter.</param>
    /// <param name="settings">What the agency has chosen.</param>
    /// <param name="servedOnline">Whether the letter is served through the internet, so that a channel of the same kind must be offered (行政复议法第二十二条).</param>
    public static (RemedyText? Text, Finding? Fault) Of(DispositionType type, AgencyForLetters agency, DateOnly decidedOn, RemedySettings settings,
        bool servedOnline = false)
    {
        var disposition = Disposition.Of(type);
        return Of(disposition.Remedy, agency, decidedOn, disposition.CourtsTakeNoSuit && settings.NarrowRemedies, servedOnline);
    }

    /// <summary>The notice of a letter that is no decision on a request: to a third party, on a correction, on a fee.</summary>
    /// <param name="kind">The remedies to tell of.</param>
    /// <param name="agency">Who sends it.</param>
    /// <param name="decidedOn">The date of the letter.</param>
    /// <param name="reconsiderationOnly">Whether no suit is told of.</param>
    /// <param name="servedOnline">Whether the letter is served through the internet.</param>
    public static (RemedyText? Text, Finding? Fault) Of(RemedyKind kind, AgencyForLetters agency, DateOnly decidedOn, bool reconsiderationOnly = false,
        bool servedOnline = false)
    {
        var law = RemedyLaw.On(decidedOn);
        if (kind == RemedyKind.None) return (new(kind, law.InForceFrom, null, []), null);
        if (kind == RemedyKind.AgainstLapseOnly) return (new(kind, law.InForceFrom, null, [Lapse]), null);
        var organs = law.OrgansFor(agency);
        var missing = Missing(organs, agency, kind, law, reconsiderationOnly, servedOnline);
        if (missing.Length > 0) return (null, new("CW60", Severity.Error) { Values = [("agency", agency.Name), ("missing", string.Join("、", missing))] });
        var words = new Words(string.Join("或者", organs.Select(organ => Named(organ!))), agency.Court, law, After(agency));
        return (new(kind, law.InForceFrom, string.Join("或者", organs.Select(organ => organ!.Name)), words.Paragraphs(kind, reconsiderationOnly)), null);
    }

    // 《政府信息公开信息处理费管理办法》第七条
    private const string Lapse =
        "对收取信息处理费的决定有异议的，不能单独就该决定申请行政复议或者提起行政诉讼；可以在缴费期满后，就本机关不再处理该政府信息公开申请的行为，"
        + "依照《中华人民共和国政府信息公开条例》第五十一条的规定，向上一级行政机关或者政府信息公开工作主管部门投诉、举报，或者依法申请行政复议、提起行政诉讼。";

    private static string[] Missing(ImmutableArray<ReconsiderationOrgan?> organs, AgencyForLetters agency, RemedyKind kind, RemedyLaw law,
        bool reconsiderationOnly, bool servedOnline)
    {
        var missing = new List<string>();
        if (organs.Any(organ => organ is null or { Name: "" })) missing.Add("行政复议机关");
        else if (organs.Any(organ => organ!.Address.Length == 0)) missing.Add("行政复议机关的地址");
        if (servedOnline && organs.All(organ => string.IsNullOrEmpty(organ?.OnlineChannel))) missing.Add("提交行政复议申请的互联网渠道");
        var namesCourt = !reconsiderationOnly && (kind != RemedyKind.ReconsiderationFirst || !law.RefusalsGoToReconsiderationFirst);
        if (namesCourt && string.IsNullOrEmpty(agency.Court)) missing.Add("有管辖权的人民法院");
        return [.. missing];
    }

    private static string Named(ReconsiderationOrgan organ) =>
        string.IsNullOrEmpty(organ.OnlineChannel)
            ? $"{organ.Name}（地址：{organ.Address}）"
            : $"{organ.Name}（地址：{organ.Address}；互联网渠道：{organ.OnlineChannel}）";

    // 行政复议法第二十六条
    private static string After(AgencyForLetters agency) =>
        agency.Standing is AgencyStanding.ProvincialGovernment or AgencyStanding.StateCouncilDepartment
            ? "向人民法院提起行政诉讼，也可以向国务院申请裁决"
            : "向人民法院提起行政诉讼";

    private sealed record Words(string Organs, string? Court, RemedyLaw Law, string Afterwards)
    {
        private string Either => $"可以自收到本文书之日起六十日内，依法向{Organs}申请行政复议，或者自收到本文书之日起六个月内，依法向{Court}提起行政诉讼。";

        private string ReconsiderationOnly => $"可以自收到本文书之日起六十日内，依法向{Organs}申请行政复议。";

        // 行政复议法第二十三条第二款：作出行政行为时应当告知先申请行政复议。
        private string First =>
            $"应当依照《中华人民共和国行政复议法》第二十三条的规定，先申请行政复议：自收到本文书之日起六十日内，依法向{Organs}提出。"
            + $"对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内，依法{Afterwards}。";

        public ImmutableArray<string> Paragraphs(RemedyKind kind, bool reconsiderationOnly) => kind switch
        {
            _ when reconsiderationOnly => ["对上述处理不服的，" + ReconsiderationOnly],
            RemedyKind.Either => ["对上述处理不服的，" + Either],
            _ when !Law.RefusalsGoToReconsiderationFirst => ["对上述决定不服的，" + Either],
            RemedyKind.ReconsiderationFirst => ["对不予公开的决定不服的，" + First],
            _ => ["对不予公开的部分不服的，" + First, "对其他部分不服的，" + Either],
        };
    }
}
