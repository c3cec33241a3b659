using System.Text.RegularExpressions;

namespace Gongkai.Reports;

/// <summary>What kind of body an agency is, so far as its name tells.</summary>
public enum AgencyKind
{
    /// <summary>The name does not tell.</summary>
    Unclear,

    /// <summary>The government of a province, autonomous region or municipality under the State Council.</summary>
    ProvincialGovernment,

    /// <summary>The government of a 市, 自治州, 地区 or 盟; whether the city has districts the name does not tell.</summary>
    CityGovernment,

    /// <summary>The government of a county, district or banner, of a town or a street.</summary>
    CountyGovernment,

    /// <summary>A department of a local government, or another body that is no government.</summary>
    LocalDepartment,

    /// <summary>A department of the State Council.</summary>
    StateDepartment,
}

/// <summary>Reads the kind of an agency from its name.</summary>
public static partial class AgencyKinds
{
    /// <summary>The kind that the name shows; <see cref="AgencyKind.Unclear"/> for null.</summary>
    public static AgencyKind Of(string? name)
    {
        if (string.IsNullOrEmpty(name)) return AgencyKind.Unclear;
        if (Government().Match(name) is { Success: true } government)
            return government.Groups["place"].Value.Split(' ')[^1] switch
            {
                var place when place.EndsWith("自治区", StringComparison.Ordinal) || place.EndsWith('省') || Municipality().IsMatch(place) =>
                    AgencyKind.ProvincialGovernment,
                var place when place.EndsWith('县') || place.EndsWith('区') && !place.EndsWith("地区", StringComparison.Ordinal)
                    || place.EndsWith('旗') || place.EndsWith('镇') || place.EndsWith('乡') || place.EndsWith("街道", StringComparison.Ordinal) =>
                    AgencyKind.CountyGovernment,
                var place when place.EndsWith('市')
                    && (place.IndexOf('市', StringComparison.Ordinal) < place.Length - 1 || place.Contains("自治州", StringComparison.Ordinal)) =>
                    AgencyKind.CountyGovernment,
                var place when place.EndsWith('市') || place.EndsWith('州') || place.EndsWith('盟') || place.EndsWith("地区", StringComparison.Ordinal) =>
                    AgencyKind.CityGovernment,
                _ => AgencyKind.Unclear,
            };
        // 国家税务总局云川市税务局 is a body in that city.
        if (StateBody().IsMatch(name)) return LocalOffice().IsMatch(name) ? AgencyKind.LocalDepartment : AgencyKind.StateDepartment;
        return Department().IsMatch(name) ? AgencyKind.LocalDepartment : AgencyKind.Unclear;
    }

    // A report titled with the name of a place alone is its government's.
    [GeneratedRegex("^(?:(?<place>.*?)(?:人民)?政府|(?<place>.*[省市县区州旗盟]))$")]
    private static partial Regex Government();

    [GeneratedRegex("^(?:北京|天津|上海|重庆)市?$")]
    private static partial Regex Municipality();

    [GeneratedRegex("^(?:国家|中华人民共和国|国务院|中国).*|^(?:商务|财政|教育|公安|民政|司法|自然资源|生态环境|交通运输|水利|农业农村|应急管理|住房和城乡建设|文化和旅游|科学技术|工业和信息化|人力资源和社会保障|退役军人事务|外交)部$")]
    private static partial Regex StateBody();

    [GeneratedRegex("(?:省|市|县|区|旗|州|盟).*(?:局|队|站|中心)$")]
    private static partial Regex LocalOffice();

    [GeneratedRegex("(?:省|市|县|区|旗|州|盟|师).*(?:局|厅|委|委员会|办|办公室|中心|处|站|队|支队|大队|院|馆|行|社|会|署)$|^.{0,3}(?:局|厅)$|(?:局|厅)$")]
    private static partial Regex Department();
}
