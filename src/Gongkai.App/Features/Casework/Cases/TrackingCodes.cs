using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>How it was made sure that the one who gets a new code is the applicant.</summary>
public enum CodeReissue
{
    /// <summary>当面核对身份证件</summary>
    [Word("当面核对身份证件原件")] InPerson,

    /// <summary>打申请时留下的电话</summary>
    [Word("打申请时留下的电话核实")] Telephone,

    /// <summary>寄到确认的送达地址</summary>
    [Word("打印回执，寄到确认的送达地址")] Letter,

    /// <summary>按确认码核实过的电子邮箱，由平台办理</summary>
    [Word("申请时留下的电子邮箱，经确认码核实")] Mailbox,
}

/// <summary>Issues codes anew. Each is an event of the stream <c>codes/{case}</c>: who, on what authority, how the applicant was known; of the code its hash alone.</summary>
public sealed class TrackingCodes(Store store)
{
    /// <summary>A new code for a case, as it is printed; those before it are void.</summary>
    public Task<string> ReissueAsync(AgencyId agency, DisclosureRequest request, CodeReissue how, ChangeContext change, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var (code, stream) = (TrackingCode.New(), $"codes/{request.Id}");
        var body = JsonSerializer.Serialize(new { how, hash = TrackingCode.Hash(code) }, EventJson.Options);
        await transaction.AppendAsync(agency, stream, (await transaction.ReadAsync(stream)).Length, [new("TrackingCodeReissued", body)], change, request.Id.Stream);
        await transaction.Connection.ExecuteAsync("update tracking_code set is_void = 1 where case_id = @Id", new { request.Id }, transaction.Transaction);
        if (request.Arrival?.TrackingHash is { } first) await AddAsync(first, 1);
        await AddAsync(TrackingCode.Hash(code), 0);
        return code;

        Task AddAsync(string hash, long isVoid) => transaction.Connection.ExecuteAsync(
            "insert into tracking_code (hash, case_id, issued_at, is_void) values (@hash, @Id, @At, @isVoid) on conflict (hash) do nothing", new { hash, request.Id, change.At, isVoid }, transaction.Transaction);
    }, ct);
}

/// <summary>What an officer chooses who issues a code anew.</summary>
public sealed class ReissueForm
{
    [Display(Name = "怎样核实申请人")]
    public CodeReissue? How { get; set; }
}
