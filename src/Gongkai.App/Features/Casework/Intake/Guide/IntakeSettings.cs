using System.Data.Common;
using System.Text.Json;
using Gongkai.Agencies;

namespace Gongkai.Features.Casework;

/// <summary>What an agency tells the public in its own words; an empty text stands for the platform's.</summary>
public sealed record IntakeSettings
{
    /// <summary>The name under which the settings are kept.</summary>
    public const string Name = "intake";

    /// <summary>个人信息处理的告知 (个人信息保护法第十七条、第三十五条)</summary>
    public string PrivacyNotice { get; init; } = "";

    /// <summary>当面申请的办法</summary>
    public string InPerson { get; init; } = "";

    /// <summary>邮寄申请的办法</summary>
    public string Mail { get; init; } = "";

    /// <summary>网上申请的办法</summary>
    public string Online { get; init; } = "";

    /// <summary>电子邮件申请的办法</summary>
    public string Email { get; init; } = "";

    /// <summary>传真申请的办法</summary>
    public string Fax { get; init; } = "";

    /// <summary>The settings of an agency; the defaults where it has chosen nothing.</summary>
    public static async Task<IntakeSettings> OfAsync(DbConnection connection, AgencyId agency) =>
        await AgencySettings.FindAsync(connection, agency, Name, null) is { } body
            ? JsonSerializer.Deserialize<IntakeSettings>(body, JsonSerializerOptions.Web)! : new();

    /// <summary>As they are kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
