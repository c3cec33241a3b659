using Dapper;
using Gongkai.Storage;
using Gongkai.Text;
using Microsoft.AspNetCore.Identity;

namespace Gongkai.Agencies;

/// <summary>
/// People for ASP.NET Core Identity, on the project's own tables. What concerns signing in only is rows;
/// what the journal must know is written by <see cref="PeopleRegister"/>.
/// </summary>
public sealed class PersonStore(Database database, Journal journal) : IUserPasswordStore<Person>, IUserSecurityStampStore<Person>
{
    /// <summary>A sign-in name as it is compared: full width, case and blanks make no difference.</summary>
    public static string Fold(string signIn) => ChineseText.Squeeze(signIn).ToLowerInvariant();

    /// <inheritdoc />
    public async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        await journal.WriteAsync(async transaction =>
        {
            // The version is the journal's; it is not this writing that moves it.
            await transaction.Connection.ExecuteAsync(PersonRow.Update.Replace("@Version", "version", StringComparison.Ordinal), new PersonRow(user),
                transaction.Transaction);
            return true;
        }, cancellationToken);
        return IdentityResult.Success;
    }

    /// <summary>People are added with their first post, by the register.</summary>
    public Task<IdentityResult> CreateAsync(Person user,
        CancellationToken cancellationToken) => throw new NotSupportedException("people are added by the register");

    /// <summary>People are never deleted: what they did stays theirs.</summary>
    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException("people are not deleted");

    /// <inheritdoc />
    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        PersonId.TryParse(userId, null, out var id) ? FindAsync("id = @key", id.ToString(), cancellationToken) : Task.FromResult<Person?>(null);

    /// <inheritdoc />
    public Task<Person?> FindByNameAsync(string normalizedUserName,
        CancellationToken cancellationToken) => FindAsync("sign_in_folded = @key", Fold(normalizedUserName), cancellationToken);

    /// <summary>The person whom the OpenID Connect provider means.</summary>
    public Task<Person?> FindBySubjectAsync(string subject, CancellationToken ct) => FindAsync("external_subject = @key", subject, ct);

    private async Task<Person?> FindAsync(string where, string key, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return (await connection.QuerySingleOrDefaultAsync<PersonRow>(
            new CommandDefinition($"select * from person where {where}", new { key }, cancellationToken: ct)))?.Person;
    }

    /// <inheritdoc />
    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    /// <inheritdoc />
    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignIn);

    /// <inheritdoc />
    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => Set(() => user.SignIn = userName ?? "");

    /// <inheritdoc />
    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignInFolded);

    /// <inheritdoc />
    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName,
        CancellationToken cancellationToken) => Set(() => user.SignInFolded = Fold(normalizedName ?? ""));

    /// <inheritdoc />
    public Task SetPasswordHashAsync(Person user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    /// <inheritdoc />
    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    /// <inheritdoc />
    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    /// <inheritdoc />
    public Task SetSecurityStampAsync(Person user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    /// <inheritdoc />
    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}
